import DocketArchive
package import DocketDomain
package import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension ExportPlace {
    /// Puts the files of an archive that an export made into a new folder: all of them, or none.
    ///
    /// - Parameters:
    ///   - folder: Where the new folder is made. Nothing there is replaced: the name gets a number.
    ///   - name: The new folder's name.
    ///   - archive: The archive's path.
    /// - Returns: The new folder's path.
    package static func unpack(
        _ archive: String, named name: String, in folder: URL
    ) throws(DocketError) -> String {
        // As a name it is checked like a file's.
        let target = try FileOutput(folder: folder, name: name)
        let unfinished = folder.appendingPathComponent(FileOutput.unfinishedPrefix + UUID().uuidString)
        guard mkdir(unfinished.path, 0o700) == 0 else { throw DocketError(writing: target, errno) }
        do throws(DocketError) {
            let zip = try opened { () throws(ArchiveError) in try ZipArchive(path: archive) }
            guard !zip.isCutOff else {
                throw DocketError(.corrupt, "The archive that was made breaks off. Export again.")
            }
            for entry in zip.entries {
                let file = try UnfinishedFile(FileOutput(folder: unfinished, name: entry.name))
                let reader = try opened { () throws(ArchiveError) in try zip.open(entry) }
                try copy(reader, to: file)
                try file.finish()
            }
            return try place(unfinished, as: target)
        } catch {
            try? FileManager.default.removeItem(at: unfinished)
            throw error
        }
    }

    private static func copy(_ reader: ArchiveEntryReader, to file: UnfinishedFile) throws(DocketError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try opened { () throws(ArchiveError) in try reader.read(into: buffer) }
            guard count > 0 else { return }
            try file.write(UnsafeRawBufferPointer(rebasing: buffer.prefix(count)))
        }
    }

    /// Gives a folder the first name that is free.
    private static func place(_ unfinished: URL, as target: FileOutput) throws(DocketError) -> String {
        for number in 1..<1000 {
            let name = number == 1 ? target.name : "\(target.name) (\(number))"
            let path = target.folder.appendingPathComponent(name).path
            var status = stat()
            guard lstat(path, &status) != 0 else { continue }
            guard rename(unfinished.path, path) == 0 else { throw DocketError(writing: target, errno) }
            return path
        }
        throw DocketError(writing: target, EEXIST)
    }

    private static func opened<Value>(
        _ body: () throws(ArchiveError) -> Value
    ) throws(DocketError) -> Value {
        do throws(ArchiveError) {
            return try body()
        } catch {
            throw DocketError(.corrupt, "The archive that was made cannot be read: \(error.message) Export again.")
        }
    }
}
