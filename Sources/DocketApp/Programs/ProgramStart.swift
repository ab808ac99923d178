import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A program as it is to be started: by its arguments, never through a shell, and with the signals as a program expects
/// them. Threads of ours keep signals from themselves, and what they start would inherit that.
struct ProgramStart {
    enum Family {
        /// With docket: what the terminal sends to it reaches the program as well.
        case ours
        /// A process group of its own, so that what the program starts can be ended with it.
        case ownGroup
        /// A session of its own, away from the terminal.
        case ownSession
    }

    enum Streams {
        /// Those of docket.
        case ours
        /// An open file to read from, or nothing; what it writes is not kept.
        case quiet(input: Int32?)
    }

    /// Why the system did not start a program.
    struct Failure: Error, CustomStringConvertible {
        /// Of `errno`.
        let code: Int32

        var description: String { String(cString: strerror(code)) }
    }

    let arguments: [String]
    let environment: [String: String]
    let family: Family
    let streams: Streams

    /// Starts the program, which is looked up in `PATH`.
    func start() throws(Failure) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if case .quiet(let input) = streams {
            if let input {
                posix_spawn_file_actions_adddup2(&actions, input, 0)
            } else {
                posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            }
            for stream: Int32 in [1, 2] {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
            }
        }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // A group of the process's own number.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | familyFlag)

        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, arguments.first ?? "", &actions, &attributes, &words, &variables)
        guard code == 0 else { throw Failure(code: code) }
        return pid
    }

    private var familyFlag: Int16 {
        switch family {
        case .ours: 0
        case .ownGroup: Int16(POSIX_SPAWN_SETPGROUP)
        case .ownSession: Self.ownSession
        }
    }

    #if canImport(Darwin)
        private static let ownSession = Int16(POSIX_SPAWN_SETSID)
    #else
        /// `POSIX_SPAWN_SETSID` of glibc and musl, which they declare for GNU sources only.
        private static let ownSession: Int16 = 0x80
    #endif

    /// What a program ended with, of its status from `waitpid`: the exit code; the signal below zero where one ended it.
    static func exitCode(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }
}
