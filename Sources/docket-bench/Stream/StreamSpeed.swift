import ArgumentParser
import DocketDomain
import DocketWorkspace
import Foundation
import ModelServer
import TestSupport

/// An answer that comes in a stream, on a terminal of 200 × 60.
struct StreamSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "stream", abstract: "Bytes, keys, stopping and memory while an answer streams.",
        discussion: "Build docket first: swift build -c release. The model's server is this command's own.")

    @Option(help: "Words of the answer whose bytes and keys are measured.") var words = 3000

    @Option(help: "How many of them come in a second.") var rate = 300

    @Option(help: "Megabytes of the answer whose memory is measured.") var megabytes = 5

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            try await measureBytes(in: folder, report)
            try await measureKeys(in: folder, report)
            try await measureStop(in: folder, report)
            try await measureMemory(in: folder, report)
        }
    }

    /// What the terminal is sent for an answer that nobody disturbs.
    private func measureBytes(in folder: URL, _ report: Report) async throws {
        let text = StreamedText(words: words)
        let stage = try await StreamStage(text.script(rate: rate), in: folder.appendingPathComponent("bytes"))
        try await stage.ask()
        // The answer says nothing for a while before it ends.
        let streamed = try await stage.session.arrivals(quiet: StreamStage.silence / 2)
        let last = try await stage.session.arrivals(quiet: .seconds(2))
        report.add(
            Measurement(
                work: "bytes to the terminal", value: Double(streamed.reduce(0) { $0 + $1.bytes.count }), unit: "bytes",
                baseline: "the text's own", baselineValue: Double(text.text.utf8.count), target: 3))
        report.add(
            Measurement(
                work: "most bytes within 16 ms, of a full redraw's \(Int(stage.redraw))",
                value: Double(Self.largestFrame(of: streamed)) / stage.redraw * 100, unit: "%", target: 100))
        report.note("its end, with what it made: \(last.reduce(0) { $0 + $1.bytes.count }) bytes")
        await stage.session.end()
    }

    private static func largestFrame(of arrivals: [PseudoTerminal.Arrival]) -> Int {
        var largest = 0
        var first = 0
        var bytes = 0
        for arrival in arrivals {
            bytes += arrival.bytes.count
            while arrival.time - arrivals[first].time > .milliseconds(16) {
                bytes -= arrivals[first].bytes.count
                first += 1
            }
            largest = max(largest, bytes)
        }
        return largest
    }

    /// From a key to the byte that shows it, while the answer goes on beside it.
    private func measureKeys(in folder: URL, _ report: Report) async throws {
        let text = StreamedText(words: words)
        let stage = try await StreamStage(text.script(rate: rate), in: folder.appendingPathComponent("keys"))
        try await stage.ask()
        // What is typed into the search of the threads is drawn at once, and is in no answer. Without a letter the
        // backspace would close it.
        _ = try await stage.session.press("1")
        _ = try await stage.session.press("/")
        _ = try await stage.session.press("m")
        var times: [Double] = []
        for key in Array(repeating: ["Ä", "Ø", "Ž"], count: 30).joined() {
            if let seconds = try await stage.session.seconds(until: key) { times.append(seconds) }
            stage.session.type("\u{7F}")
            try await Task.sleep(for: .milliseconds(40))
        }
        let shown = times.map { $0 * 1000 }
        report.note(
            "a key beside the stream: p50 \(shown.percentile(50).shown) ms, most \((shown.max() ?? 0).shown) ms")
        report.add(
            Measurement(
                work: "a key beside the stream, 99th percentile of \(times.count)", value: shown.percentile(99),
                unit: "ms", target: 16))
        await stage.session.end()
    }

    /// From the key that stops an answer to the end of its connection, at 5,000 words a second.
    private func measureStop(in folder: URL, _ report: Report) async throws {
        let word = Array(ServerScript.event(content: "word ").utf8)
        let endless = ServerScript.stream([
            .pause(StreamStage.silence), .repeated(word, count: .max, group: 50, pause: .milliseconds(10)),
        ])
        let stage = try await StreamStage(endless, in: folder.appendingPathComponent("stop"))
        try await stage.ask()
        try await Task.sleep(for: .seconds(5))
        let begin = ContinuousClock.now
        stage.session.type(StreamStage.stop)
        let record = try await stage.server.record { !$0.closings.isEmpty }
        report.add(
            Measurement(
                work: "stopping at 5,000 words a second",
                value: ((record.closings.first ?? .now) - begin) / .milliseconds(1), unit: "ms", target: 100))
        await stage.session.end()
    }

    /// What a long answer adds to the memory of the program.
    private func measureMemory(in folder: URL, _ report: Report) async throws {
        let line = String(repeating: "the fee is lower than before ", count: 7) + "\n"
        let piece = Array(ServerScript.event(content: line).utf8)
        let count = megabytes * 1_000_000 / line.utf8.count
        let long = ServerScript.stream([
            .pause(StreamStage.silence), .repeated(piece, count: count, group: 20, pause: .milliseconds(5)),
            .text(ServerScript.event(finish: "stop")), .text("data: [DONE]\n\n"), .end,
        ])
        let stage = try await StreamStage(long, in: folder.appendingPathComponent("memory"))
        let before = stage.session.peakMemory
        try await stage.ask()
        _ = try await stage.session.arrivals(quiet: .seconds(5))
        if let before, let after = stage.session.peakMemory {
            report.add(
                Measurement(
                    work: "memory for an answer of \(megabytes) MB, beyond \(before.shown) MiB", value: after - before,
                    unit: "MiB", target: 64))
        }
        await stage.session.end()
    }
}
