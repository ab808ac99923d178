package import DocketDomain
import DocketImport
package import Foundation

/// A file that is to be imported.
package enum ImportableFile {
    /// Looks at how it begins, before anything of it is imported.
    ///
    /// - Throws: `notFound`, `permissionDenied`, or `invalidArgument` where it is no chat export.
    package static func check(_ file: URL) throws(DocketError) {
        _ = try ChatExportReader(url: file)
    }
}
