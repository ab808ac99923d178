package import Foundation

/// The settings that hold for one run, each from the first source that has it: the environment, the workspace's file,
/// the user's file, and what docket comes with. A command's option comes before them all.
package struct Settings: Sendable {
    /// Where a value comes from.
    package enum Source: Hashable, Sendable, CustomStringConvertible {
        case environment(String)
        case file(String)
        case standard

        package var description: String {
            switch self {
            case .environment(let variable): variable
            case .file(let path): path
            case .standard: "default"
            }
        }
    }

    package struct Value: Hashable, Sendable {
        package let text: String
        package let source: Source

        package init(text: String, source: Source) {
            self.text = text
            self.source = source
        }
    }

    /// Of each setting's key.
    private let values: [String: Value]

    /// Reads all sources.
    ///
    /// - Parameter workspace: The workspace's folder; it may have no settings, or not exist.
    package static func load(
        directories: Directories, workspace: URL, environment: [String: String]
    ) throws(SettingsError) -> Settings {
        let files = [
            SettingsFile(workspaceFile(in: workspace), of: .workspace),
            SettingsFile(directories.settingsFile, of: .user),
        ]
        var sources = [try variables(environment)]
        for file in files {
            sources.append(try file.values().mapValues { Value(text: $0, source: .file(file.url.path)) })
        }
        var values: [String: Value] = [:]
        for source in sources {
            // An empty text says nothing.
            values.merge(source.filter { !$0.value.text.isEmpty }) { nearer, _ in nearer }
        }
        return Settings(values: values)
    }

    /// A workspace's own settings.
    package static func workspaceFile(in workspace: URL) -> URL {
        workspace.appendingPathComponent("config.yaml")
    }

    package func value(of setting: Setting) -> Value {
        values[setting.key] ?? Value(text: setting.standard, source: .standard)
    }

    /// The value in its type.
    ///
    /// - Parameter option: What a command was given, if anything.
    func value<Typed>(of setting: TypedSetting<Typed>, option: Typed? = nil) -> Typed {
        option ?? setting.read(value(of: setting.row).text) ?? setting.standard
    }

    private static func variables(_ environment: [String: String]) throws(SettingsError) -> [String: Value] {
        var values: [String: Value] = [:]
        for setting in Setting.all {
            guard let text = environment[setting.variable], !text.isEmpty else { continue }
            guard let value = setting.value(text) else {
                throw SettingsError(
                    "\(setting.variable) cannot be “\(text)”. It can be \(setting.allowed).", key: setting.key)
            }
            values[setting.key] = Value(text: value, source: .environment(setting.variable))
        }
        return values
    }
}
