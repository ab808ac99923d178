package import DocketDomain
package import Foundation

/// Where an export goes: a name in a folder. The file appears there whole or not at all.
package struct FileOutput: Hashable, Sendable {
    package let folder: URL
    package let name: String
    /// Whether a file of that name is replaced. Otherwise the export fails with `alreadyExists`.
    package let replacesExisting: Bool

    /// - Throws: `invalidArgument` where the name is not that of a file in the folder itself.
    package init(folder: URL, name: String, replacesExisting: Bool = false) throws(DocketError) {
        let bytes = name.utf8
        guard !bytes.isEmpty, bytes.count <= FileName.maximumBytes, name != ".", name != "..",
            bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F })
        else {
            throw DocketError(
                .invalidArgument, "“\(name.prefix(80))” cannot be the name of a file. Leave out slashes and controls.")
        }
        self.folder = folder
        self.name = name
        self.replacesExisting = replacesExisting
    }

    /// What the names of files begin with that are still being written: a process that dies leaves such a file behind.
    package static let unfinishedPrefix = ".docket-export-"

    var path: String { folder.appendingPathComponent(name).path }
}
