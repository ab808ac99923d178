import DocketDomain
import DocketWorkspace
import GRPCCore

/// Metrics in Prometheus' text format, 0.0.4.
struct MetricsPage {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    init(_ counts: CallMetrics.Counts, isServing: Bool) {
        begin("docket_serving", .gauge, "Whether calls are taken.")
        add("docket_serving", isServing ? 1 : 0)
        begin("docket_calls_total", .counter, "Calls that have ended, by their status.")
        for (ends, count) in counts.ends.sorted(by: { Self.name($0.key) < Self.name($1.key) }) {
            add("docket_calls_total", count, Self.labels(ends.method) + [("code", ends.code)])
        }
        begin("docket_call_duration_seconds", .histogram, "How long calls took that are answered once.")
        for (method, histogram) in counts.durations.sorted(by: { Self.name($0.key) < Self.name($1.key) }) {
            add(histogram, of: method)
        }
        begin("docket_streams_open", .gauge, "Streams that are open now.")
        for (method, count) in counts.openStreams.sorted(by: { Self.name($0.key) < Self.name($1.key) }) {
            add("docket_streams_open", count, Self.labels(method))
        }
    }

    /// How a node stands to its log.
    ///
    /// - Parameter status: Nothing where it could not be found out in time.
    mutating func add(_ status: NodeStatus?) {
        let isReached = status != nil && status?.failure == nil
        begin("docket_node_log_reachable", .gauge, "Whether the log of this node can be reached.")
        add("docket_node_log_reachable", isReached ? 1 : 0)
        guard let status, isReached else { return }
        if let behind = status.behind {
            begin(
                "docket_node_events_behind", .gauge,
                "Events of the log that are not copied yet, counted up to \(NodeStatus.countLimit).")
            add("docket_node_events_behind", behind)
        }
        begin("docket_node_held_back_events", .gauge, "Events that no reader of the log can see yet.")
        add("docket_node_held_back_events", status.heldBack?.waitingEvents ?? 0)
        if let since = status.heldBack?.since {
            begin(
                "docket_node_held_back_since_seconds", .gauge,
                "When the transaction began that keeps readers from them, in seconds since 1970.")
            add("docket_node_held_back_since_seconds", since.milliseconds / 1000)
        }
    }

    private enum Kind: String {
        case counter, gauge, histogram
    }

    private typealias Labels = [(name: String, value: String)]

    private mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    private mutating func add(_ histogram: Histogram, of method: MethodDescriptor) {
        let (name, labels) = ("docket_call_duration_seconds", Self.labels(method))
        for (bound, count) in zip(Histogram.bounds, histogram.counts) {
            add(name + "_bucket", count, labels + [("le", "\(bound)")])
        }
        add(name + "_bucket", histogram.count, labels + [("le", "+Inf")])
        add(name + "_sum", histogram.sum, labels)
        add(name + "_count", histogram.count, labels)
    }

    /// Labels are names of services, methods and codes, which need no escape.
    private mutating func add(_ name: String, _ value: some Numeric, _ labels: Labels = []) {
        let words = labels.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ",")
        text += "\(name)\(words.isEmpty ? "" : "{\(words)}") \(value)\n"
    }

    private static func labels(_ method: MethodDescriptor) -> Labels {
        [("service", method.service.fullyQualifiedService), ("method", method.method)]
    }

    private static func name(_ method: MethodDescriptor) -> String { method.fullyQualifiedMethod }
    private static func name(_ ends: CallMetrics.Ends) -> String { "\(name(ends.method)) \(ends.code)" }
}
