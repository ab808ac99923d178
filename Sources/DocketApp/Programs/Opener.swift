import DocketDomain
import Foundation

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
    func open(_ file: String) throws(DocketError) {
        // A path never begins with a dash, so that none is taken for an option.
        let program = ProgramStart(
            arguments: command + [file], environment: environment, family: .ownSession, streams: .quiet(input: nil))
        let child: pid_t
        do throws(ProgramStart.Failure) {
            child = try program.start()
        } catch {
            throw DocketError(
                .unavailable,
                "“\(command.first ?? "")” cannot be started: \(error). Say what opens files: `docket config set opener PROGRAM`."
            )
        }
        Thread.detachNewThread {
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0, errno == EINTR {}
        }
    }
}
