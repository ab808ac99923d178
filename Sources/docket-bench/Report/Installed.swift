import Foundation

/// What others have installed, to be measured beside docket: where it is missing, its rows say so.
enum Installed {
    /// A program by its name; nil where it is not installed.
    static func program(_ name: String) -> URL? {
        let places = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        let home = FileManager.default.homeDirectoryForCurrentUser
        let own = [home.appendingPathComponent(".cargo/bin").path, home.appendingPathComponent(".local/bin").path]
        return (places + own).map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }.map {
            URL(fileURLWithPath: $0)
        }
    }

    /// A Python that has a module; nil where none has it.
    static func python(with module: String) -> URL? {
        for name in ["/usr/bin/python3", "python3"] {
            let found =
                name.hasPrefix("/")
                ? URL(fileURLWithPath: name)
                : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
                    URL(fileURLWithPath: "\($0)/\(name)")
                }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
            guard let found, FileManager.default.isExecutableFile(atPath: found.path) else { continue }
            if (try? ProgramRun(found, ["-c", "import \(module)"]).seconds) != nil { return found }
        }
        return nil
    }
}
