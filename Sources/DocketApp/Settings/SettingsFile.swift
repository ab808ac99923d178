package import Foundation
import Yams

/// A file of settings, read and checked: it holds nothing that docket doesn't know.
package struct SettingsFile: Sendable {
    /// Whose file it is: what may stand in it depends on that.
    package enum Owner: Sendable {
        case user, workspace
    }

    package let url: URL
    package let owner: Owner

    package init(_ url: URL, of owner: Owner) {
        self.url = url
        self.owner = owner
    }

    /// Settings are short; a file beyond this many bytes is something else.
    private static let maximumBytes = 64 << 10

    /// The file's text; empty where there is no file.
    func text() throws(SettingsError) -> String {
        do {
            guard let bytes = try PrivateFile.read(url, atMost: Self.maximumBytes) else { return "" }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw SettingsError("The file is not UTF-8 text.", file: url.path)
            }
            return text
        } catch let error as SettingsError {
            throw error
        } catch PrivateFileError.isTooLarge {
            throw SettingsError("The file has more than 64 KiB: these are no settings.", file: url.path)
        } catch PrivateFileError.isNoFile {
            throw SettingsError("This is no plain file. Remove it, or put one in its place.", file: url.path)
        } catch {
            throw SettingsError(
                "The file cannot be read. Check its rights, or remove it.", file: url.path)
        }
    }

    /// Key → value, each one known and valid.
    package func values() throws(SettingsError) -> [String: String] {
        try values(in: try text())
    }

    /// The same for a text that the file could have.
    func values(in text: String) throws(SettingsError) -> [String: String] {
        guard let root = try root(of: text), !root.isEmpty else { return [:] }
        var values: [String: String] = [:]
        try collect(root, prefix: "", into: &values)
        return values
    }

    /// What stands under the name of a group; nothing where the file has nothing there.
    func node(of group: SettingsGroup) throws(SettingsError) -> Node? {
        let text = try text()
        // Reading YAML costs more than looking whether there is any need to.
        guard text.contains(group.rawValue), let node = try root(of: text)?.mapping?[group.rawValue], !node.isEmpty
        else { return nil }
        return node
    }

    private func root(of text: String) throws(SettingsError) -> Node? {
        do {
            // Every value is read as text: Yams tells numbers and times apart by regular expressions, and making those
            // takes a tenth of the program's start.
            return try Yams.compose(yaml: text, .basic)
        } catch {
            throw unreadable(error)
        }
    }

    private func collect(_ node: Node, prefix: String, into values: inout [String: String]) throws(SettingsError) {
        guard let mapping = node.mapping else {
            throw SettingsError(
                "Settings are written as “key: value”.", file: url.path, line: node.mark?.line)
        }
        for (name, value) in mapping {
            let line = name.mark?.line
            guard let name = name.scalar?.string else {
                throw SettingsError("A setting's name is plain text.", file: url.path, line: line)
            }
            let key = prefix + name
            if SettingsGroup(rawValue: key) != nil, owner == .user { continue }
            if Setting.named(key) == nil, Self.groups.contains(key) {
                // A group whose members are all commented out.
                if value.isEmpty { continue }
                try collect(value, prefix: key + ".", into: &values)
            } else {
                values[key] = try checked(value, of: key, line: line)
            }
        }
    }

    private static let groups = Set(
        Setting.all.compactMap { $0.key.split(separator: ".").dropLast().first.map(String.init) })

    private func checked(_ node: Node, of key: String, line: Int?) throws(SettingsError) -> String {
        guard let setting = Setting.named(key), owner == .user || setting.place == .anywhere else {
            throw refused(key, line: line)
        }
        guard let text = node.scalar?.string, let value = setting.value(text) else {
            let given = (node.scalar?.string).map { " “\($0)”" } ?? " that"
            throw SettingsError(
                "\(key) cannot be\(given). It can be \(setting.allowed).", file: url.path, key: key, line: line)
        }
        return value
    }

    /// The value is not shown: what docket doesn't know may be a secret.
    private func refused(_ key: String, line: Int?) -> SettingsError {
        let known = Setting.all.filter { owner == .user || $0.place == .anywhere }.map(\.key).joined(separator: ", ")
        let reason =
            owner == .workspace
            ? "“\(key)” may not stand in a workspace's file, which holds looks and defaults only: commands, endpoints and credentials are taken from the user's own settings. It can hold \(known)."
            : "There is no setting “\(key)”. There are \(known)."
        return SettingsError(reason, file: url.path, key: key, line: line)
    }

    private func unreadable(_ error: any Error) -> SettingsError {
        let problem: (text: String, line: Int?) =
            switch error as? YamlError {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (problem, mark.line)
            case .duplicatedKeysInMapping: ("the same key stands there twice", nil)
            default: ("it cannot be parsed", nil)
            }
        return SettingsError("The file is not valid YAML: \(problem.text).", file: url.path, line: problem.line)
    }
}

extension Node {
    /// Whether nothing stands where a value could.
    fileprivate var isEmpty: Bool {
        guard let scalar else { return false }
        return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
