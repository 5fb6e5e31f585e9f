"""What is counted, for `/metrics`; names follow Prometheus' rules, units are in the names."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

REGISTRY = CollectorRegistry()

REQUESTS = Counter("digestbot_requests", "Requests accepted.", ("platform", "kind"), registry=REGISTRY)
ANSWERS = Counter("digestbot_answers", "Questions answered.", ("by", "answered"), registry=REGISTRY)
DROPPED = Counter("digestbot_sentences_dropped", "Sentences the checker did not let through.", registry=REGISTRY)
TOKENS = Counter("digestbot_model_tokens", "Tokens a model charged for.", ("model", "direction"), registry=REGISTRY)
SECONDS = Histogram(
    "digestbot_request_seconds",
    "Seconds from accepting a request to its whole answer.",
    ("platform",),
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
    registry=REGISTRY,
)
FAILURES = Counter("digestbot_failures", "Requests that ended in an error of ours.", ("platform",), registry=REGISTRY)
POSTS = Gauge("digestbot_posts", "Visible posts.", registry=REGISTRY)
UP = Gauge("digestbot_platform_up", "1 while the platform is connected.", ("platform",), registry=REGISTRY)
DELIVERIES = Gauge("digestbot_deliveries", "Deliveries in the ledger.", ("state",), registry=REGISTRY)
