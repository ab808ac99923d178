import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

extension Configuration {
    /// A program as it is started from here: by its arguments, never through a shell, and looked up in `PATH` unless it
    /// is named by a path. It gets its three streams and no other descriptor, and signals as a program expects them.
    init(program arguments: [String], environment: [String: String], options: PlatformOptions = PlatformOptions()) {
        let name = arguments.first ?? ""
        let variables = environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        self.init(
            executable: name.contains("/") ? .path(FilePath(name)) : .name(name),
            arguments: Arguments(Array(arguments.dropFirst())),
            environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
            platformOptions: options)
    }
}

extension SubprocessError {
    /// Why a program was not started, in the system's words.
    var reason: String {
        let missing: Errno? = code == .executableNotFound ? .noSuchFileOrDirectory : nil
        return (underlyingError ?? missing).map { "\($0)" } ?? description
    }
}
