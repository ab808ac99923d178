import DocketDomain
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program that opens files for the user. It is started by its arguments, without a shell, in a session of its own
/// and away from the terminal, which stays as the screen left it.
struct Opener {
    private let command: [String]
    private let environment: [String: String]

    init(_ command: [String], environment: [String: String]) {
        self.command = command
        self.environment = environment
    }

    #if canImport(Darwin)
        private static let ownSession = Int16(POSIX_SPAWN_SETSID)
    #else
        /// `POSIX_SPAWN_SETSID` of glibc and musl, which they declare for GNU sources only.
        private static let ownSession: Int16 = 0x80
    #endif

    /// Opens a file, or an address; what becomes of the program is the user's affair.
    ///
    /// - Throws: Where the program cannot be started.
    func open(_ file: String) throws(DocketError) {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
            var actions: posix_spawn_file_actions_t?
        #else
            var attributes = posix_spawnattr_t()
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of ours keep signals from themselves; a program begins without that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Self.ownSession | Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // A path never begins with a dash, so that none is taken for an option.
        var words: [UnsafeMutablePointer<CChar>?] = (command + [file]).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, command.first ?? "", &actions, &attributes, &words, &variables)
        guard code == 0 else {
            throw DocketError(
                .unavailable,
                "“\(command.first ?? "")” cannot be started: \(String(cString: strerror(code))). Say what opens files: `docket config set opener PROGRAM`."
            )
        }
        let child = pid
        Thread.detachNewThread {
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0, errno == EINTR {}
        }
    }
}
