"""Ordinary words of technical prose, so that `read/write` and `Skills/Package` are not taken for repositories."""

from functools import lru_cache

from bot.posts.wordsets import word_set
from bot.search.dictionaries.vocabulary import SENTENCE_STARTERS, is_stop_word

# Owners of public repositories that digests name without a link, where no link in the posts vouches for them.
KNOWN_OWNERS = word_set("""
    alibaba all-hands-ai amazon-science anthropics apache apple aws awslabs baidu black-forest-labs bytedance
    cloudflare cncf deepmind deepseek-ai docker elastic facebook facebookresearch ggerganov ggml-org github golang
    google google-deepmind google-gemini google-research googleapis grafana hashicorp huggingface ibm intel
    kubernetes kubernetes-sigs langchain-ai llamastack lmstudio-ai meta-llama meta-pytorch microsoft mistralai
    mlc-ai modelcontextprotocol moonshotai mozilla neovim nodejs nousresearch nvidia nvlabs ollama openai openbmb
    opengvlab openrouterteam pytorch qwenlm redis run-llama rust-lang salesforce scikit-learn sgl-project
    significant-gravitas simonw stanford-crfm stanfordnlp supabase tencent tensorflow thudm tinygrad torvalds
    triton-lang unslothai vercel vllm-project volcengine xai-org zai-org
""")

_PLAIN = word_set("""
    able access account act action active actor actors admin agent agents ai alpha analog anger api apis app apps
    april arm array art ask async attack audio august auth author auto average back backend bad bandwidth base
    baseline batch before benchmark best beta bid big bin binary bits black block blue board body bold book bool
    boot bottom bounds box branch bug bugs build bull bus business buy byte bytes cache call calls car card case cat
    cause cell center chain change channel chart chat check child chip chips chunk city claim class classes cli
    click client clients clock close cloud cluster code coder codes cold color column command commit common company
    compute config content context control copy core corpus cost costs count cpu cpus crash create critic critics
    crop cross css csv cuda cursor cut cycle daily dark data database dataset date day days dead debug decode deep
    default defense delay delete demand deploy depth desktop dev device devices diff digital direct disk doc docker
    docs document dog domain down draft drive driver drop duration east edge edit email emotion encode end engine
    enterprise entry epoch error errors eval evals event events exec exit export extract eye fact fail fake false
    family fan fast fat feature fee feed female fetch few field file files filter final fine first fix flag flash
    flat float floor flow focus fold folder font food force fork form format forward frame free frequency front
    frontend full function gain game gateway general get gift girl global goal good gpu gpus grade gradient graph
    graphs gray great green ground group guard guest hand hard hardware hash head health height help high hit home
    hook hooks host hosts hot hour hours html http https human humans icon idea image images import in index infer
    inner input inputs install instance int intel internal io ios issue issues item items java job jobs join json
    judge july june keep kernel key key-value keys kind lab label labels labs lambda language large last lat latency
    lateral law layer layers lead leaf learn left legal length level lib license light limit line lines link linux
    list llm llms load local lock log logs long loop loss lost low mac machine macos mail main make male man manual
    map march market mask master match math max may mean media medium memory mental merge mesh message meta method
    metric metrics mid min mini mobile mode model models modes module money monitor month more mouse move multi music
    name names native need net network new next night node nodes noise north note notes null number object off offline
    offset old on online open orange order os other out outer output outputs over own owner package page pages paid
    pair paper papers parent parse part parts pass password past patch path pause pay peak people per person phase
    phone photo pick pipeline pixel plan plane play plugin plugins point policy pool pop port post power pre prefill
    price print prior private pro process product products profile profit program project projects prompt prompts
    proof prs public pull push put python quant quantum query queue quick race radio random rank raw reach read real
    reason recall record red reduce release remote render repo report repos request requests research reset resource
    response result results retrieve return reverse review reward rich right risk road role root round route row
    rows rule rules run runs rust safe safety sale same sample save scale schema science score screen screens script
    scripts sdk search second section security seed self sell send sense sequence serve server servers service set
    shape share shell ship short show side sign single site size skill skills slack sleep slow small smart soft
    software sound source south space spec speech speed split sql src stack staff stage star stars start state
    static status step steps stop storage store stream string strong student study style sub sum support swap switch
    sync system systems table tag tags tail talk target task tasks teach teacher team teams tech tensor term test
    tests text theory thread time times to token tokens tool tools top touch trace track trade traffic train
    transfer tree trial true trust try tune turn type types ui unit unix up update upload upper usage usb use user
    users ux valid value values vector vectors verb version vertical via video view vision visual voice vote vs wait
    warm water wave way weak web week weight weights west white wide width wild win window windows wireless word
    words work worker workers workflow world write writes wrong xml yaml year years yes zero zone
""")
_ENDINGS = tuple(
    word_set("""
    ability able ably ally ance ancy ence ency ful ible ical ing ings ised ism ist ists ities ity ive ives ized less
    ment ments ness ology sion sions tion tions
""")
)


@lru_cache(maxsize=1 << 16)
def is_plain_word(word: str) -> bool:
    """Tell whether a word, in any case, is an ordinary one rather than a name somebody made up."""
    folded = word.casefold()
    if "-" in folded:
        return all(is_plain_word(part) for part in folded.split("-") if part)
    return (
        folded in _PLAIN
        or folded in SENTENCE_STARTERS
        or is_stop_word(folded)
        or (len(word) > 6 and word[1:].islower() and folded.endswith(_ENDINGS))
    )
