import DocketDomain
import Subprocess

/// The program that opens files for the user. It is started by its arguments, without a shell, in a session of its own
/// and away from the terminal, which stays as the screen left it.
struct Opener {
    private let command: [String]
    private let environment: [String: String]

    init(_ command: [String], environment: [String: String]) {
        self.command = command
        self.environment = environment
    }

    /// Opens a file, or an address; what becomes of the program is the user's affair.
    ///
    /// - Throws: Where the program cannot be started.
    func open(_ file: String) async throws(DocketError) {
        var options = PlatformOptions()
        options.createSession = true
        // A path never begins with a dash, so that none is taken for an option.
        let program = Configuration(program: command + [file], environment: environment, options: options)
        let (failures, start) = AsyncStream<String>.makeStream()
        // Its end is waited for by somebody, so that nothing of it stays behind.
        Task {
            do {
                _ = try await run(program, input: .none, output: .discarded, error: .discarded) { _ in start.finish() }
            } catch let error as SubprocessError {
                start.yield(error.reason)
            } catch {
                start.yield("\(error)")
            }
            start.finish()
        }
        for await failure in failures {
            throw DocketError(
                .unavailable,
                "“\(command.first ?? "")” cannot be started: \(failure). Say what opens files: `docket config set opener PROGRAM`."
            )
        }
    }
}
