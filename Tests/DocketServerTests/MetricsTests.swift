import DocketDomain
import Foundation
import GRPCCore
import SwiftProtobuf
import TestSupport
import Testing

@testable import DocketServer
@testable import DocketWorkspace

struct MetricsTests {
    @Test func callsAreCountedByMethodAndStatusAndNotByWhatTheySay() async throws {
        let office = try await ServedOffice()
        let port = try FreePort.take()
        try await office.serve {
            $0.metricsPort = port
        } _: { _, office in
            try await office.call(as: "max") { max in
                let chat = try await max.newChat("Secret title")
                for _ in 0..<2 { _ = try await max.chats.getChat(.with { $0.chatID = chat }) }
                _ = await callRefusal { try await max.chats.getChat(.with { $0.chatID = "none" }) }
                try await max.chats.streamChatUpdates(.with { $0.chatID = chat }) { response in
                    for try await _ in response.messages { break }
                    let page = try await Page.read("/metrics", at: port).body
                    #expect(page.contains(Self.line("streams_open", "ChatQueryService", "StreamChatUpdates", "", "1")))
                }
            }
            let page = try await Page.read("/metrics", at: port)
            #expect(page.head.hasPrefix("HTTP/1.1 200 ") && page.head.contains("text/plain; version=0.0.4"))
            for (code, count) in [("ok", "2"), ("notFound", "1")] {
                let label = ",code=\"\(code)\""
                #expect(page.body.contains(Self.line("calls_total", "ChatQueryService", "GetChat", label, count)))
            }
            let infinite = ",le=\"+Inf\""
            #expect(
                page.body.contains(
                    Self.line("call_duration_seconds_bucket", "ChatQueryService", "GetChat", infinite, "3")))
            #expect(
                !page.body.contains(
                    "duration_seconds_count{service=\"docket.chat.v1.ChatQueryService\",method=\"Stream"))
            #expect(page.body.contains("\ndocket_serving 1\n") && !page.body.contains("docket_node"))
            #expect(!page.body.contains("Secret") && !page.body.contains("max"))
        }
    }

    private static func line(
        _ name: String, _ service: String, _ method: String, _ label: String, _ value: String
    ) -> String {
        "\ndocket_\(name){service=\"docket.chat.v1.\(service)\",method=\"\(method)\"\(label)} \(value)\n"
    }

    @Test func onlyItsPageIsThereAndOnlyToBeRead() async throws {
        let office = try await ServedOffice()
        let port = try FreePort.take()
        try await office.serve {
            $0.metricsPort = port
        } _: { _, _ in
            let asked = [
                ("GET", "/", 404), ("GET", "/metrics?a=b", 200), ("POST", "/metrics", 405), ("HEAD", "/metrics", 200),
                ("GET", "\u{1}", 400),
            ]
            for (method, path, status) in asked {
                let page = try await Page.read(path, by: method, at: port)
                #expect(page.head.hasPrefix("HTTP/1.1 \(status) "), "\(method) \(path)")
                #expect(method != "HEAD" || page.body.isEmpty)
            }
        }
    }

    @Test func aPortThatIsTakenIsRefused() async throws {
        let (socket, port) = try LoopbackSocket.bound()
        defer { close(socket) }
        listen(socket, 1)
        let office = try await ServedOffice()
        let server = try await office.server { $0.metricsPort = port }
        #expect(await failure { try await server.run() }?.code == .unavailable)
        #expect(!FileManager.default.fileExists(atPath: office.socket))
    }

    @Test func aNodeTellsHowItStandsToItsLog() {
        var status = NodeStatus(address: "postgres://secret-host/db", name: "n1", projection: 1)
        status.behind = 17
        status.heldBack = HeldReaders(
            waitingEvents: 3, since: Timestamp(milliseconds: 1_700_000_000_500), text: "a process of secret-user")
        var page = MetricsPage(CallMetrics.Counts(), isServing: true)
        page.add(status)
        for line in [
            "log_reachable 1", "events_behind 17", "held_back_events 3", "held_back_since_seconds 1700000000",
        ] { #expect(page.text.contains("\ndocket_node_\(line)\n")) }
        #expect(!page.text.contains("secret"))
        status.failure = DocketError(.unavailable, "secret")
        for status in [status, nil] {
            page = MetricsPage(CallMetrics.Counts(), isServing: true)
            page.add(status)
            #expect(page.text.hasSuffix("\ndocket_node_log_reachable 0\n"))
        }
    }

    @Test func aNodeIsAskedOnceInAWhile() async {
        let asked = IDSequence()
        let gauge = NodeGauge {
            NodeStatus(address: "a", name: asked.next(), projection: 1)
        }
        let names = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<9 { group.addTask { await gauge.status()?.name } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(names.count == 1)
    }

    @Test func aHistogramCountsEachBoundWithThoseBelow() {
        var histogram = Histogram()
        for seconds in [0.0005, 0.003, 0.003, 99] { histogram.add(seconds) }
        #expect(Array(histogram.counts.prefix(4)) == [1, 1, 3, 3] && histogram.counts.last == 3)
        #expect(histogram.count == 4 && abs(histogram.sum - 99.0065) < 0.0001)
    }

    @Test func theCallsThatLastAreThoseOfTheProtocols() throws {
        let streams = ProtocolTests.calls.filter { $0.hasSuffix(" stream") }.map { String($0.dropLast(7)) }
        #expect(Set(CallMetrics.streams.map(\.fullyQualifiedMethod)) == Set(streams))
    }
}

/// A port that nobody has.
private enum FreePort {
    static func take() throws -> Int {
        let (socket, port) = try LoopbackSocket.bound()
        close(socket)
        return port
    }
}

/// A page of a server that hangs up after it.
private struct Page {
    let head: String
    let body: String

    /// Reads on a thread of its own: those of tasks are few, and the server needs them.
    static func read(_ path: String, by method: String = "GET", at port: Int) async throws -> Page {
        let text = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try answer("\(method) \(path)", at: port) }) }
        }
        let end = text.range(of: "\r\n\r\n")
        return Page(
            head: String(text[..<(end?.lowerBound ?? text.endIndex)]),
            body: String(text[(end?.upperBound ?? text.endIndex)...]))
    }

    private static func answer(_ line: String, at port: Int) throws -> String {
        guard let socket = LoopbackSocket.connected(to: port) else { throw CocoaError(.fileNoSuchFile) }
        defer { close(socket) }
        let request = "\(line) HTTP/1.1\r\nhost: localhost\r\n\r\n"
        _ = request.withCString { write(socket, $0, request.utf8.count) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
