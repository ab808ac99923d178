import Foundation

extension SettingsFile {
    /// Sets one value in the file and leaves every other line as it is. Where there is no file, it is made.
    ///
    /// - Returns: The value in the one way in which it is kept.
    /// - Throws: Where the setting or value is not known, or the file would not be valid afterwards.
    @discardableResult
    package func set(_ key: String, to text: String) throws(SettingsError) -> String {
        guard let setting = Setting.named(key) else {
            let known = Setting.all.map(\.key).joined(separator: ", ")
            throw SettingsError("There is no setting “\(key)”. There are \(known).", key: key)
        }
        guard owner == .user || setting.place == .anywhere else {
            throw SettingsError("\(key) can be set in your own file only: leave out --in-workspace.", key: key)
        }
        guard let value = setting.value(text) else {
            throw SettingsError("\(key) cannot be “\(text)”. It can be \(setting.allowed).", key: key)
        }
        let edited = SettingsText(try self.text()).setting(key, to: value)
        let values = try self.values(in: edited)
        guard values[key] == value else {
            throw SettingsError(
                "\(key) is written in a way that docket cannot edit. Change it by hand.", file: url.path)
        }
        try write(edited)
        return value
    }

    /// Writes the file beside its place and moves it there, so that a reader sees the old or the new one.
    private func write(_ text: String) throws(SettingsError) {
        // A settings file is often a link into a folder of its user's: that one is written, and the link stays.
        let target = url.resolvingSymlinksInPath()
        let folder = target.deletingLastPathComponent()
        let beside = folder.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
        do {
            let manager = FileManager.default
            try manager.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // Where all went well it has been moved away; where not, what is left over harms nobody.
            defer { try? manager.removeItem(at: beside) }
            guard manager.createFile(atPath: beside.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw CocoaError(.fileWriteNoPermission)
            }
            let handle = try FileHandle(forWritingTo: beside)
            try handle.write(contentsOf: Data(text.utf8))
            try handle.synchronize()
            try handle.close()
            guard rename(beside.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw SettingsError("The file cannot be written. Check the rights of its folder.", file: target.path)
        }
    }
}

/// The text of a settings file, line by line: comments and order belong to its author.
struct SettingsText {
    private var lines: [Substring]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// The text with one value changed or added.
    func setting(_ key: String, to value: String) -> String {
        var edited = self
        let path = key.split(separator: ".")
        if path.count == 1 {
            edited.set(path[0], to: value, in: 0..<lines.count, indent: "")
        } else {
            edited.setMember(path[1], of: path[0], to: value)
        }
        return edited.lines.joined(separator: "\n") + "\n"
    }

    private mutating func setMember(_ name: Substring, of group: Substring, to value: String) {
        guard let header = lines.firstIndex(where: { Self.entry(in: $0)?.name == group && !$0.isIndented }) else {
            lines += ["\(group):", "  \(name): \(value)"]
            return
        }
        let following = lines[(header + 1)...]
        let end = following.firstIndex { !$0.isIndented && !$0.isBlankOrComment } ?? lines.count
        let indent = following.prefix(upTo: end).first { $0.isIndented && !$0.isBlankOrComment }?.prefix { $0 == " " }
        set(name, to: value, in: (header + 1)..<end, indent: indent ?? "  ")
    }

    /// Replaces the value in the lines of a group, or adds a line after the group's last one.
    private mutating func set(_ name: Substring, to value: String, in range: Range<Int>, indent: Substring) {
        for index in range {
            guard let entry = Self.entry(in: lines[index]), entry.name == name, entry.indent == indent else { continue }
            lines[index] = "\(indent)\(name): \(value)\(entry.comment)"
            return
        }
        let last = lines[range].lastIndex { !$0.isBlankOrComment }
        lines.insert(
            "\(indent)\(name): \(value)", at: indent.isEmpty ? lines.count : (last ?? range.lowerBound - 1) + 1)
    }

    /// A line's key, and the comment after its value with the white space before it.
    private static func entry(in line: Substring) -> (indent: Substring, name: Substring, comment: Substring)? {
        guard !line.isBlankOrComment, let colon = line.firstIndex(of: ":") else { return nil }
        let indent = line.prefix { $0 == " " }
        let name = line[indent.endIndex..<colon].trimmingSuffix { $0 == " " }
        let rest = line[line.index(after: colon)...]
        guard
            let hash = rest.indices.first(where: {
                rest[$0] == "#" && $0 > rest.startIndex && rest[rest.index(before: $0)] == " "
            })
        else { return (indent, name, "") }
        let value = rest[..<hash].trimmingSuffix { $0 == " " }
        return (indent, name, rest[value.endIndex...])
    }
}

extension Substring {
    fileprivate var isIndented: Bool { first == " " }

    fileprivate var isBlankOrComment: Bool {
        guard let first = first(where: { $0 != " " && $0 != "\t" && $0 != "\r" }) else { return true }
        return first == "#"
    }

    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}
