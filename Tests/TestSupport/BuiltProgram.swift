package import Foundation

/// The built programs: they lie in the build folder, beside the tests.
package enum BuiltProgram {
    package static let url = named("docket")

    /// A process that acts at random, for tests of several at once.
    package static let actingProcess = named("acting-process")

    private static func named(_ name: String) -> URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder), !isFolder.boolValue {
                return program
            }
            folder.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: name)
    }
}
