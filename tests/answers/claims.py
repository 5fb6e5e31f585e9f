"""Claims over passages of our own: true ones in other words, and false ones by one change each.

Every pair is written by hand. A false claim differs from what its passage says by one number, name, date, unit, denial,
or by who did what.
"""

from tests.answers.conftest import passage

BENCH = {
    passage(
        "MEMENTO: Teaching LLMs to Manage Their Own Context\nMEMENTO comes from Microsoft Research. A model cuts its "
        "own reasoning into chunks and compresses each into a short note; later steps read only the notes, not the "
        "raw tokens. Trained on OpenMementos (228K traces), it brings peak KV cache down to about 1/2.5 and improves "
        "throughput by roughly 1.75× on Qwen3, Phi-4 and Olmo 3. Without the KV channel, AIME24 drops by 15pp. "
        "MemGPT keeps memory outside as an operating system would, while MEMENTO moves compression into the "
        "reasoning itself.",
        section="Agent memory",
        item="MEMENTO: Teaching LLMs to Manage Their Own Context",
    ): (
        [
            "MEMENTO is from Microsoft Research.",
            "With MEMENTO a model splits its reasoning into chunks and compresses every chunk into a short note.",
            "Later steps see the notes only and never the raw tokens.",
            "Peak KV cache falls to about 1/2.5.",
            "Throughput on Qwen3, Phi-4 and Olmo 3 gets about 1.75 times better.",
            "OpenMementos, used for training, holds 228,000 traces.",
            "Taking away the KV channel costs 15 percentage points on AIME24.",
            "MEMENTO puts compression inside the reasoning, whereas MemGPT keeps memory outside.",
        ],
        [
            "MEMENTO is from Google Research.",
            "With MEMENTO a model splits its reasoning into chunks and expands every chunk into a long note.",
            "Later steps see the raw tokens and not the notes.",
            "Peak KV cache falls to about half.",
            "Throughput on Qwen3, Phi-4 and Olmo 3 gets about 1.57 times better.",
            "OpenMementos, used for training, holds 228 million traces.",
            "Taking away the KV channel costs 15% on AIME24.",
            "MemGPT puts compression inside the reasoning, whereas MEMENTO keeps memory outside.",
        ],
    ),
    passage(
        "With 60,000 stars in all, thedotmack/claude-mem gives Claude Code a lasting memory: at the end of a session "
        "it compresses what was done into SQLite. topoteretes/cognee (16,000 in all) joins vector search with a "
        "graph database; BasedHardware/omi (10,000 in all) records voice and screens with wearable devices.",
        section="Agent memory",
    ): (
        [
            "claude-mem has 60k stars.",
            "thedotmack/claude-mem has collected sixty thousand stars.",
            "cognee has 16,000 stars.",
            "At the end of each session claude-mem compresses the work into SQLite.",
            "cognee combines vector search with a graph database.",
            "omi stands at 10,000 and records voice and screens through wearable devices.",
            "cognee has more stars than omi: 16,000 against 10,000.",
        ],
        [
            "claude-mem has 66k stars.",
            "thedotmack/claude-mem has collected sixty thousand forks.",
            "cognee has 60,000 stars.",
            "At the end of each session cognee compresses the work into SQLite.",
            "omi combines vector search with a graph database.",
            "omi stands at 16,000 and records voice and screens through wearable devices.",
            "dotmack/claude-memory has 60,000 stars.",
        ],
    ),
    passage(
        "On April 16, Claude Code v2.1.110 brought rendering without flicker and push notifications on phones; on "
        "April 17, v2.1.111 added Opus 4.7 xhigh and /ultrareview, a code review by several agents in the cloud. "
        "OpenAI's Codex came to the Mac with more than 90 plugins one hour after Anthropic's Opus 4.7.",
        section="Agents on the desktop",
    ): (
        [
            "Claude Code v2.1.110 of 2026-04-16 renders without flicker.",
            "Push notifications arrived with v2.1.110 on 16 April 2026.",
            "/ultrareview lets several agents review code in the cloud.",
            "v2.1.111 followed on April 17 with Opus 4.7 xhigh.",
            "Codex offers over 90 plugins on the Mac.",
            "Anthropic's Opus 4.7 was out one hour before OpenAI's Codex.",
        ],
        [
            "Claude Code v2.1.110 of 2026-04-18 renders without flicker.",
            "Push notifications arrived with v2.1.111 on 16 April 2026.",
            "/ultrareview lets several agents review code on the phone at 90 Hz.",
            "v2.1.111 followed on April 17 with Opus 4.6 xhigh.",
            "Codex offers over 190 plugins on the Mac.",
            "Anthropic's Opus 4.7 was out one day before OpenAI's Codex.",
        ],
    ),
    passage(
        "Shanghai AI Lab's TREX treats the whole life of a training as a search tree. Morgan Stanley's AlphaLab runs "
        "research without anyone at hand; its CUDA kernels are on average 4.4× faster than torch.compile, and "
        "validation loss is 22% below the baseline. NVIDIA's Lightning OPD shows that the teacher must stay the "
        "same: from Qwen3-8B-Base it needs just 30 GPU-hours for 69.9% on AIME 2024, 4.0× faster than plain OPD.",
        section="Training",
    ): (
        [
            "TREX, by Shanghai AI Lab, sees the whole life of a training as a search tree.",
            "AlphaLab is the work of Morgan Stanley and runs research with nobody at hand.",
            "On average AlphaLab's CUDA kernels are 4.4 times faster than torch.compile.",
            "Its validation loss is 22 percent under the baseline.",
            "Lightning OPD from NVIDIA gets 69.9% on AIME 2024 in just 30 GPU hours.",
            "Lightning OPD is four times faster than plain OPD.",
        ],
        [
            "TREX, by Morgan Stanley, sees the whole life of a training as a search tree.",
            "AlphaLab is the work of Shanghai AI Lab and runs research with nobody at hand.",
            "On average AlphaLab's CUDA kernels are 4.4 times slower than torch.compile.",
            "Its validation loss is 22 percent above the baseline.",
            "Lightning OPD from NVIDIA gets 69.9% on AIME 2024 in just 30 GPU days.",
            "Plain OPD is four times faster than Lightning OPD.",
        ],
    ),
    passage(
        "Kuaishou's KAT-Coder-V2 trains five experts apart and merges them by distillation. It scores 79.6% on "
        "SWE-bench, where Claude Opus 4.6 reaches 80.8%. Tree Training makes it 6.2x faster. Microsoft's RefineRL "
        "lets a 4B model beat a 32B one.",
        section="Models",
    ): (
        [
            "KAT-Coder-V2 is Kuaishou's and merges five experts that were trained apart.",
            "KAT-Coder-V2 reaches 79.6 percent on SWE-bench.",
            "Claude Opus 4.6 has 80.8% on SWE-bench.",
            "Tree Training brings a 6.2× gain in speed.",
            "With Microsoft's RefineRL a model of 4 billion parameters beats one of 32 billion.",
        ],
        [
            "KAT-Coder-V2 is Kuaishou's and merges six experts that were trained apart.",
            "KAT-Coder-V2 reaches 80.8 percent on SWE-bench.",
            "Claude Opus 4.6 has 79.6% on SWE-bench.",
            "Tree Training brings a 6.2% gain in speed.",
            "With Microsoft's RefineRL a model of 32 billion parameters beats one of 64 billion.",
        ],
    ),
    passage(
        "Jensen Huang opposes a halt of advanced chip sales to China and calls TPU a real rival for the first time. "
        "Ben Thompson argues that with reasoning models the cost of one more answer no longer goes to zero. Nathan "
        "Lambert expects closed models to widen their lead in agent work.",
        section="Business",
    ): (
        [
            "Jensen Huang is against stopping advanced chip sales to China.",
            "For the first time Jensen Huang names TPU as a real rival.",
            "Ben Thompson says the cost of another answer does not go to zero any more with reasoning models.",
            "Nathan Lambert thinks the lead of closed models in agent work will widen.",
        ],
        [
            "Jensen Huang supports a halt of advanced chip sales to China.",
            "For the first time Nathan Lambert names TPU as a real rival.",
            "Ben Thompson says the cost of another answer goes to zero with reasoning models.",
            "Nathan Lambert thinks the lead of closed models in agent work will narrow.",
        ],
    ),
    passage(
        "Kubernetes v1.36 was released on April 22 with 68 enhancements: 18 became stable, 25 entered beta. The "
        "PodSecurityPolicy code was removed from kube-apiserver. SIG Node will not support cgroup v1 after v1.38. "
        "Clusters with more than 5,000 nodes need 16 GB of memory for etcd.",
        section="Releases",
    ): (
        [
            "Kubernetes v1.36 came out on 22 April.",
            "Of the 68 enhancements, 18 are now stable and 25 are in beta.",
            "PodSecurityPolicy is gone from kube-apiserver: its code was removed.",
            "After v1.38, SIG Node drops support for cgroup v1.",
            "etcd needs 16 GB of memory in clusters of more than five thousand nodes.",
        ],
        [
            "Kubernetes v1.37 came out on 22 April.",
            "Of the 68 enhancements, 25 are now stable and 18 are in beta.",
            "PodSecurityPolicy was added to kube-apiserver with its code.",
            "After v1.38, SIG Node will support cgroup v1.",
            "etcd needs 16 MB of memory in clusters of more than five thousand nodes.",
        ],
    ),
    passage(
        "Bosch runs CausalPulse in its plants: it succeeds in 98.0% to 98.73% of cases and answers within 50 to 60 "
        "seconds. Corti's Symphony codes clinical documents without retraining and leads on five datasets from the "
        "US and the UK. FAOS serves more than 650 agents in 21 industries.",
        section="Industry",
    ): (
        [
            "CausalPulse is used in Bosch's plants.",
            "CausalPulse answers in 50–60 seconds.",
            "Between 98.0% and 98.73% of cases succeed.",
            "Symphony, made by Corti, needs no retraining to code clinical documents.",
            "FAOS serves over 650 agents across twenty-one industries.",
        ],
        [
            "CausalPulse is used in Corti's plants.",
            "CausalPulse answers in 50–60 minutes.",
            "Between 89.0% and 98.73% of cases succeed.",
            "Symphony, made by Corti, needs retraining to code clinical documents.",
            "FAOS serves over 650 agents across twenty-two industries.",
        ],
    ),
    passage(
        "Delta-KV stores the difference between neighbouring KV cache values instead of the values. At 4 bits it "
        "makes up to 10,000 times less error than Q4_0. Skipping weights makes decoding about 10% faster, with no "
        "loss of quality. It is a fork of llama.cpp, maintained by @cenconq25.",
        section="Code",
        item="Delta-KV",
    ): (
        [
            "Delta-KV keeps differences between neighbouring KV cache values rather than the values.",
            "Its error at 4 bits is up to 10,000 times smaller than that of Q4_0.",
            "Decoding gets about 10 percent faster when weights are skipped.",
            "Quality is not lost.",
            "Delta-KV is a llama.cpp fork maintained by @cenconq25.",
        ],
        [
            "Delta-KV keeps differences between neighbouring KV cache values of vLLM.",
            "Its error at 8 bits is up to 10,000 times smaller than that of Q4_0.",
            "Decoding gets about 10 percent slower when weights are skipped.",
            "Quality is lost: @everyone should know.",
            "Delta-KV is a llama.cpp fork maintained by @ggerganov.",
        ],
    ),
    passage(
        "NEC's Oblivion treats forgetting as harder access, not as deletion. Amazon's APEX-EM replays experience: on "
        "KGQAGen-10k it rises from 41.3% to 89.6%, above the oracle's 84.9%. Alibaba's AgentSwing needs 3x fewer "
        "turns than static methods. Karpathy had a model compile 2,500 journal entries into 400 articles.",
        section="Agent memory",
    ): (
        [
            "For NEC's Oblivion, forgetting is harder access and not deletion.",
            "APEX-EM by Amazon climbs from 41.3% to 89.6% on KGQAGen-10k.",
            "The oracle has 84.9% on KGQAGen-10k, which APEX-EM exceeds.",
            "AgentSwing, from Alibaba, takes three times fewer turns than static methods.",
            "A model compiled 400 articles out of 2,500 journal entries for Karpathy.",
        ],
        [
            "For NEC's Oblivion, forgetting is deletion and not harder access.",
            "APEX-EM by Alibaba climbs from 41.3% to 89.6% on KGQAGen-10k.",
            "The oracle has 89.4% on KGQAGen-10k, which APEX-EM exceeds.",
            "AgentSwing, from Alibaba, takes three times more turns than static methods.",
            "A model compiled 2,500 articles out of 400 journal entries for Karpathy.",
        ],
    ),
    passage(
        "Revenue of Acme Robotics rose by 12% to $48 million in the first quarter, but its loss widened to $9 "
        "million. Its chief executive, Mara Lindqvist, said the company would hire 150 engineers in Lisbon by "
        "September 2026. Acme Robotics bought Gripwell from Northwind in March.",
        section="Business",
        urls=("https://acme.example/q1",),
    ): (
        [
            "Acme Robotics' revenue grew 12 percent to 48 million dollars.",
            "The loss of Acme Robotics widened to $9 million.",
            "Mara Lindqvist is chief executive of Acme Robotics.",
            "By September 2026 the company wants to hire 150 engineers in Lisbon.",
            "Acme Robotics bought Gripwell in March.",
            "More stands at https://acme.example/q1 on the revenue of Acme Robotics.",
        ],
        [
            "Acme Robotics' revenue fell 12 percent to 48 million dollars.",
            "The loss of Acme Robotics narrowed to $9 million.",
            "Mara Lindqvist is chief executive of Northwind.",
            "By September 2025 the company wants to hire 150 engineers in Lisbon.",
            "Gripwell bought Acme Robotics in March.",
            "More stands at https://acme.example.evil.io/q1 on the revenue of Acme Robotics.",
        ],
    ),
    passage(
        "AWS cut the time its marketing team needs for a page from 4 hours to 10 minutes. A physics paper of 2006 "
        "was found to be wrong with Lean: “the main theorem does not hold”. IBM's AgentFixer finds faults with 15 "
        "tools and 2 modules for root causes. DigitalOcean's Signals filters without any model call.",
        section="Notable",
    ): (
        [
            "The marketing team of AWS went from 4 hours to 10 minutes for a page.",
            "Lean showed that a 2006 physics paper is wrong.",
            "Of the paper it is said that “the main theorem does not hold”.",
            "AgentFixer by IBM has 15 tools to find faults and two modules for root causes.",
            "Signals from DigitalOcean needs no model call to filter.",
        ],
        [
            "The marketing team of AWS went from 4 hours to 10 seconds for a page.",
            "Lean showed that a 2016 physics paper is wrong.",
            "Of the paper it is said that “the main theorem holds in full”.",
            "AgentFixer by IBM has 15 tools to find faults and three modules for root causes.",
            "Signals from DigitalOcean needs a model call to filter.",
        ],
    ),
}

TRUE = [(source, claim) for source, (claims, _) in BENCH.items() for claim in claims]
FALSE = [(source, claim) for source, (_, claims) in BENCH.items() for claim in claims]
