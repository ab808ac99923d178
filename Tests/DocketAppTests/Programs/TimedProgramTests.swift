import DocketDomain
import Foundation
import TestSupport
import Testing

@testable import DocketApp

/// Programs that are given their input and a time to end within.
@Suite struct TimedProgramTests {
    @Test func aProgramThatTakesTooLongIsEnded() async throws {
        // Were it not ended, it would end well.
        await #expect(throws: (any Error).self) {
            _ = try await run(["sleep", "2400"], input: Data(), timeout: .milliseconds(100))
        }
        #expect(try await run(["/bin/sh", "-c", "exit 3"], input: Data(), timeout: .seconds(300)) == 3)
        let large = Data(repeating: 0x78, count: 1 << 20)
        let count = ["/bin/sh", "-c", "test $(wc -c) = 1048576"]
        #expect(try await run(count, input: large, timeout: .seconds(300)) == 0)
        // A program need not read what it is given.
        #expect(try await run(["true"], input: large, timeout: .seconds(300)) == 0)
        await #expect(throws: (any Error).self) {
            _ = try await run(["/nonexistent/program"], input: Data(), timeout: .seconds(1))
        }
    }

    private func run(_ arguments: [String], input: Data, timeout: Duration) async throws -> Int32 {
        try await TimedProgram.run(
            arguments, input: input, environment: ProcessInfo.processInfo.environment, timeout: timeout)
    }

    /// A descriptor that reaches a program keeps open what others wait for the end of.
    @Test func aProgramGetsItsStreamsAndNoOtherDescriptor() async throws {
        let inherited = fcntl(STDIN_FILENO, F_DUPFD, 200)
        defer { close(inherited) }
        #expect(inherited >= 200)
        let code = try await run(
            ["/bin/sh", "-c", "test ! -e /dev/fd/\(inherited) && test -e /dev/fd/0"], input: Data(),
            timeout: .seconds(300))
        #expect(code == 0)
    }

    @Test func manyRunBesideEachOtherAndTheSlowKeepNobodyWaiting() async throws {
        try await withThrowingTaskGroup(of: Int32.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await run(
                        ["/bin/sh", "-c", number.isMultiple(of: 4) ? "sleep 0.3" : "cat > /dev/null"],
                        input: Data(repeating: 0x78, count: 100_000), timeout: .seconds(300))
                }
            }
            for try await code in group { #expect(code == 0) }
        }
    }

    @Test func whatAProgramHasStartedIsEndedWithIt() async throws {
        let folder = try TemporaryFolder()
        let fifo = folder.url.appendingPathComponent("fifo").path
        #expect(mkfifo(fifo, 0o600) == 0)
        // Open for reading without waiting for a writer; the end comes when nobody writes any more.
        let reader = open(fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(reader) }
        await #expect(throws: DocketError.self) {
            _ = try await run(
                ["/bin/sh", "-c", "exec 3> \(fifo); echo >&3; (sleep 600) & wait"], input: Data(), timeout: .seconds(5))
        }
        // Asked for nothing, it tells the end alone: what was written before would be told at once.
        var state = pollfd(fd: reader, events: 0, revents: 0)
        #expect(poll(&state, 1, 60_000) == 1)
        #expect(state.revents & Int16(POLLHUP) != 0)
    }
}
