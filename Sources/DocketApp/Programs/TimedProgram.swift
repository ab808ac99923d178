import DocketDomain
import DocketWorkspace
import Foundation
import Subprocess

/// A program that is given its input, and a time to end within; what it writes is not kept.
enum TimedProgram {
    /// - Returns: The exit code; the signal below zero where one ended it.
    /// - Throws: `unavailable` where it cannot be started or takes too long.
    static func run(
        _ arguments: [String], input: Data, environment: [String: String], timeout: Duration
    ) async throws(DocketError) -> Int32 {
        // A program that is cancelled is ended, and waited for.
        let ending = await TimeLimit.run({ await start(arguments, input, environment) }, within: timeout)
        switch ending {
        case .ended(.exited(let code)): return code
        case .ended(.signaled(let signal)): return -signal
        case .failed(let reason):
            throw DocketError(.unavailable, "The program \(arguments.first ?? "") cannot be started: \(reason).")
        case nil:
            throw DocketError(
                Task.isCancelled ? .cancelled : .unavailable,
                "The program \(arguments.first ?? "") did not end in time, and was ended.")
        }
    }

    private enum Ending {
        case ended(TerminationStatus)
        case failed(String)
    }

    private static func start(_ arguments: [String], _ input: Data, _ environment: [String: String]) async -> Ending {
        _ = brokenPipesAreErrors
        var options = PlatformOptions()
        // A process group of its own, so that what the program starts is ended with it.
        options.processGroupID = 0
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        do {
            let result = try await Subprocess.run(
                Configuration(program: arguments, environment: environment, options: options),
                input: .inputWriter, output: .discarded, error: .discarded
            ) { program in
                // A program need not read what it is given.
                _ = try? await program.standardInputWriter.write(Array(input))
            }
            return .ended(result.terminationStatus)
        } catch let error as SubprocessError {
            return .failed(error.reason)
        } catch {
            return .failed("\(error)")
        }
    }

    /// Writing to a program that has ended fails, and ends nothing else.
    private static let brokenPipesAreErrors: Void = { signal(SIGPIPE, SIG_IGN) }()
}
