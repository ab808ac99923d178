package import DocketDomain
package import Foundation

/// Where an export goes: a name in a folder. The file appears there whole or not at all.
package struct FileOutput: Hashable, Sendable {
    package let folder: URL
    package let name: String
    /// Whether a file of that name is replaced. Otherwise the export fails with `alreadyExists`.
    package let replacesExisting: Bool
    /// What errors call it, where its own name and folder say nothing to a person.
    let knownAs: KnownAs?

    struct KnownAs: Hashable, Sendable {
        let name: String
        let folder: String
    }

    /// - Parameters:
    ///   - knownName: The name that errors give it, in place of its own.
    ///   - knownFolder: The folder that errors name.
    /// - Throws: `invalidArgument` where the name is not that of a file in the folder itself.
    package init(
        folder: URL, name: String, replacesExisting: Bool = false, knownName: String? = nil, knownFolder: URL? = nil
    ) throws(DocketError) {
        let bytes = name.utf8
        guard bytes.count <= FileName.maximumBytes else {
            throw DocketError(
                .invalidArgument,
                "“\(name.prefix(40))…” is too long for the name of a file: it takes \(bytes.count) bytes, and \(FileName.maximumBytes) are the most."
            )
        }
        guard !bytes.isEmpty, name != ".", name != "..",
            bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "/") && $0 != 0x7F })
        else {
            throw DocketError(
                .invalidArgument, "“\(name.prefix(80))” cannot be the name of a file. Leave out slashes and controls.")
        }
        self.folder = folder
        self.name = name
        self.replacesExisting = replacesExisting
        knownAs = knownName.map { KnownAs(name: $0, folder: (knownFolder ?? folder).path) }
    }

    /// Whether it is an archive of files.
    var isArchive: Bool { name.hasSuffix(".\(ExportFormat.archiveExtension)") }

    /// For errors.
    var shownName: String { knownAs?.name ?? name }
    /// For errors.
    var shownFolder: String { knownAs?.folder ?? folder.path }

    /// What the names of files begin with that are still being written: a process that dies leaves such a file behind.
    package static let unfinishedPrefix = ".docket-export-"

    var path: String { folder.appendingPathComponent(name).path }
}
