"""What a digest is, and how one is read.

A file goes up through these rooms: `frontmatter` parts it and gives its fields as text, `markdown` reads its body into
blocks and lists, `body` arranges these into sections and items, `fields` gives each field its type, `reading` makes a
`post` of them all, `folder` reads every file, and `library` finds one. `importing` writes such files from what is none.
Which days or issues a question means is told by `windows`, `periods` and `issues`, with the grammar in `timewords`.
"""
