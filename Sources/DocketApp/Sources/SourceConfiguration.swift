import DocketAssistants
import DocketData
import DocketDomain
import Foundation
import Yams

/// The `sources:` of a user's own settings. A workspace's file has none: whoever can write to a workspace must not be
/// able to have a query of theirs read what others have.
struct SourceConfiguration: Sendable {
    /// In the order of the settings.
    let sources: [SourceSettings]

    /// Reads the settings file; where there is none, there are no sources.
    ///
    /// - Parameters:
    ///   - directories: Tell which home is meant by `~`.
    ///   - environment: Has the passwords that are in variables.
    /// - Throws: `SettingsError` that names the source.
    init(_ url: URL, in directories: Directories, environment: [String: String]) throws(SettingsError) {
        var sources: [SourceSettings] = []
        if let node = try SettingsFile(url, of: .user).node(of: .sources) {
            guard let mapping = node.mapping else {
                throw Self.wrong("Sources are written as “NAME: {sqlite: PATH}”.", url, node)
            }
            for (name, value) in mapping {
                let text = name.scalar?.string ?? ""
                guard text != QueryRequest.workspace else {
                    throw Self.wrong("“\(text)” is the name of the tables of the workspace. Choose another.", url, name)
                }
                guard !text.isEmpty, text.count <= Limits.nameCharacters else {
                    throw Self.wrong("The name of a source has 1 to \(Limits.nameCharacters) characters.", url, name)
                }
                sources.append(
                    SourceSettings(name: text, kind: try Self.kind(text, value, url, directories, environment)))
            }
        }
        self.sources = sources
    }

    private static let kinds = ["sqlite", "postgres", "files"]
    private static let keys = kinds + ["password_env", "password_file"]

    private static func kind(
        _ name: String, _ node: Node, _ url: URL, _ directories: Directories, _ environment: [String: String]
    ) throws(SettingsError) -> SourceSettings.Kind {
        guard let mapping = node.mapping else {
            throw wrong(
                "The source “\(name)” is one of {sqlite: PATH}, {postgres: CONNECTION}, {files: PATTERN}.", url, node)
        }
        for (key, _) in mapping where !keys.contains(key.scalar?.string ?? "") {
            throw wrong("The source “\(name)” can have \(keys.joined(separator: ", ")).", url, key)
        }
        func text(_ key: String) throws(SettingsError) -> String? {
            guard let value = mapping[key] else { return nil }
            guard let text = value.scalar?.string, !text.isEmpty else {
                throw wrong("\(key) of “\(name)” is a text.", url, value)
            }
            return text
        }
        let given = kinds.filter { mapping[$0] != nil }
        guard given.count == 1 else {
            throw wrong("The source “\(name)” has exactly one of \(kinds.joined(separator: ", ")).", url, node)
        }
        let secret = try secret(try text("password_env"), try text("password_file"), name, url, node, directories)
        guard secret == nil || mapping["postgres"] != nil else {
            throw wrong("The source “\(name)” is a file, and has no password.", url, node)
        }
        if let path = try text("sqlite") { return .sqlite(directories.expandingTilde(path)) }
        if let pattern = try text("files") { return .files(directories.expandingTilde(pattern)) }
        let connection = try text("postgres") ?? ""
        guard let secret else { return .postgres(connection, password: nil) }
        let password: @Sendable () throws(DocketError) -> String = { () throws(DocketError) in
            try secret.text(called: "password", environment: environment)
        }
        return .postgres(connection, password: password)
    }

    private static func secret(
        _ variable: String?, _ file: String?, _ name: String, _ url: URL, _ node: Node, _ directories: Directories
    ) throws(SettingsError) -> SecretSource? {
        guard variable == nil || file == nil else {
            throw wrong("The source “\(name)” has password_env or password_file, not both.", url, node)
        }
        return variable.map(SecretSource.environment) ?? file.map { .file(directories.expandingTilde($0)) }
    }

    private static func wrong(_ message: String, _ url: URL, _ node: Node) -> SettingsError {
        SettingsError(message, file: url.path, key: SettingsGroup.sources.rawValue, line: node.mark?.line)
    }
}
