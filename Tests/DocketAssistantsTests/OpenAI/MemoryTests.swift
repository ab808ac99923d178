import DocketAssistants
import Foundation
import ModelServer
import Testing

/// How much a process takes while replies are read and let go of. Others run beside it: it is measured where it is alone.
@Suite(.serialized, .timeLimit(.minutes(10))) struct MemoryTests {
    #if os(Linux)
        @Test func memoryStaysFlatOverAReplyOfFiveMegabytes() async throws {
            let event = Array(ServerScript.event(content: String(repeating: "x", count: 1000)).utf8)
            let server = try await ScriptedServer(
                .stream([
                    .repeated(event, count: 5000), .text(ServerScript.event(finish: "stop")), .text("data: [DONE]\n\n"),
                    .end,
                ]))
            let assistant = try Agent.asking(server)
            _ = try await read(assistant)
            let before = Self.residentBytes
            var most = before
            for _ in 0..<8 { most = max(most, try await read(assistant)) }
            print("memory: \(before >> 10) KiB before, \((most - before) >> 10) KiB more at most over 8 × 5 MB")
            // 40 MB came. Half of one reply is what others in this process may take meanwhile.
            #expect(most - before < 20 << 20)
        }

        /// - Returns: The most that the process took while the reply came.
        private func read(_ assistant: some Assistant) async throws -> Int {
            var most = 0
            var bytes = 0
            var pieces = 0
            for try await event in assistant.reply(to: AssistantRequest(turns: Agent.question)) {
                if case .text(let text) = event { bytes += text.utf8.count }
                pieces += 1
                if pieces.isMultiple(of: 20) { most = max(most, Self.residentBytes) }
            }
            #expect(bytes == 5_000_000)
            return most
        }

        private static var residentBytes: Int {
            // Where it cannot be read, nothing is measured, and the test fails.
            let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
            let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? .max >> 14
            return pages * Int(getpagesize())
        }
    #endif
}
