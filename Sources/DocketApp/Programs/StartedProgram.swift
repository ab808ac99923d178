import DocketDomain
import Foundation

/// A program that is started with an argument vector, never through a shell, and given its input.
enum StartedProgram {
    /// - Returns: The exit code; the signal below zero where one ended it.
    /// - Throws: `unavailable` where it cannot be started or takes too long.
    static func run(_ arguments: [String], input: Data, timeout: Duration) async throws(DocketError) -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failed(arguments, ProgramStart.Failure(code: errno)) }
        let (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        let pid: pid_t
        do {
            defer { close(reading) }
            pid = try start(arguments, input: reading)
        } catch {
            close(writing)
            throw error
        }
        let deadline = ContinuousClock.now + timeout
        await feed(input, to: writing, until: deadline)
        close(writing)
        return try await ended(pid, arguments, until: deadline)
    }

    private static func start(_ arguments: [String], input: Int32) throws(DocketError) -> pid_t {
        let program = ProgramStart(
            arguments: arguments, environment: ProcessInfo.processInfo.environment, family: .ownGroup,
            streams: .quiet(input: input))
        do throws(ProgramStart.Failure) {
            return try program.start()
        } catch {
            throw failed(arguments, error)
        }
    }

    /// A program need not read its input.
    private static func feed(_ input: Data, to descriptor: Int32, until deadline: ContinuousClock.Instant) async {
        var rest = input[...]
        while !rest.isEmpty, ContinuousClock.now < deadline {
            let count = rest.withUnsafeBytes { writeQuietly($0, to: descriptor) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { return }
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Writes without the signal that ends a process where nobody reads any more.
    private static func writeQuietly(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
        #if canImport(Darwin)
            _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
            return write(descriptor, bytes.baseAddress, bytes.count)
        #else
            var broken = sigset_t()
            sigemptyset(&broken)
            sigaddset(&broken, SIGPIPE)
            var before = sigset_t()
            pthread_sigmask(SIG_BLOCK, &broken, &before)
            let count = write(descriptor, bytes.baseAddress, bytes.count)
            let code = errno
            if count < 0, code == EPIPE {
                var now = timespec()
                sigtimedwait(&broken, nil, &now)
            }
            pthread_sigmask(SIG_SETMASK, &before, nil)
            errno = code
            return count
        #endif
    }

    private static func ended(
        _ pid: pid_t, _ arguments: [String], until deadline: ContinuousClock.Instant
    ) async throws(DocketError) -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG) == 0 {
            let isCancelled = (try? await Task.sleep(for: .milliseconds(5))) == nil
            guard !isCancelled, ContinuousClock.now < deadline else {
                kill(-pid, SIGKILL)
                waitpid(pid, &status, 0)
                throw DocketError(
                    isCancelled ? .cancelled : .unavailable,
                    "The program \(arguments[0]) did not end in time, and was ended.")
            }
        }
        return ProgramStart.exitCode(status)
    }

    private static func failed(_ arguments: [String], _ failure: ProgramStart.Failure) -> DocketError {
        DocketError(.unavailable, "The program \(arguments.first ?? "") cannot be started: \(failure).")
    }
}
