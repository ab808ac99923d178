package import Foundation

/// Where docket keeps things outside of a workspace, and where the workspace is (XDG Base Directory Specification).
package struct Directories: Sendable {
    private let environment: [String: String]
    private let home: URL

    /// - Parameter environment: Of the process; relative paths in its `XDG_…` variables are ignored, as the
    ///   specification asks.
    package init(environment: [String: String]) {
        self.environment = environment
        home = environment["HOME"].flatMap(Self.absolute) ?? FileManager.default.homeDirectoryForCurrentUser
    }

    /// The workspace's folder: the one that is named, or `DOCKET_WORKSPACE`, or the user's own.
    package func workspace(named path: String?) -> URL {
        let named = [path, environment["DOCKET_WORKSPACE"]].lazy.compactMap { $0 }.first { !$0.isEmpty }
        if let named { return URL(fileURLWithPath: named, isDirectory: true).standardizedFileURL }
        return folder("XDG_DATA_HOME", or: ".local/share")
    }

    /// The user's own settings.
    package var settingsFile: URL {
        folder("XDG_CONFIG_HOME", or: ".config").appendingPathComponent("config.yaml")
    }

    /// Logs, and what a screen remembers.
    package var stateFolder: URL {
        folder("XDG_STATE_HOME", or: ".local/state")
    }

    /// A path as a shell reads it: `~` at its start is the user's home.
    package func expandingTilde(_ path: String) -> String {
        path == "~" || path.hasPrefix("~/") ? home.path + path.dropFirst() : path
    }

    /// Where the shell would find a program of this name.
    package func program(_ name: String) -> URL? {
        (environment["PATH"] ?? "").split(separator: ":").lazy
            .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    private func folder(_ variable: String, or path: String) -> URL {
        let base = environment[variable].flatMap(Self.absolute) ?? home.appendingPathComponent(path, isDirectory: true)
        return base.appendingPathComponent("docket", isDirectory: true)
    }

    private static func absolute(_ path: String) -> URL? {
        path.hasPrefix("/") ? URL(fileURLWithPath: path, isDirectory: true) : nil
    }
}
