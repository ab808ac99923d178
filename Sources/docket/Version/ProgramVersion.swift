import CCommit
import DocketDomain
import DocketWorkspace

/// Which docket this is: what `--version` tells.
struct ProgramVersion: Hashable, Sendable {
    let number: String
    /// The commit that it was built from, in hexadecimal digits; nothing where the build was not told.
    let commit: String?
    /// Whether files were changed since that commit.
    let isChanged: Bool
    let workspaceFormat: Int

    static let current = ProgramVersion(
        "0.1.0", builtFrom: String(cString: docket_commit()), workspaceFormat: LocalWorkspace.format)

    /// - Parameter source: A commit's id, with a plus behind it where files were changed. Whatever else is no commit.
    init(_ number: String, builtFrom source: String, workspaceFormat: Int) {
        self.number = number
        self.workspaceFormat = workspaceFormat
        isChanged = source.hasSuffix("+")
        let id = isChanged ? String(source.dropLast()) : source
        // SHA-1 and SHA-256.
        commit = [40, 64].contains(id.utf8.count) && id.allSatisfy(\.isHexDigit) ? id : nil
    }

    /// A line for each; the first one is the number alone, as scripts read it.
    var text: String {
        let source = commit.map { "\($0.prefix(12))\(isChanged ? ", with changes" : "")" } ?? "unknown"
        return "\(number)\ncommit \(source)\nworkspace format \(workspaceFormat)"
    }

    var wire: JSON {
        [
            "version": .string(number), "commit": commit.map(JSON.string) ?? .null,
            "changed": commit == nil ? .null : .bool(isChanged), "workspace_format": .number(workspaceFormat),
        ]
    }
}
