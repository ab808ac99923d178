import CMinizip

/// A ZIP archive on disk, ZIP64 included, opened for reading. Nothing is ever unpacked to a file.
package struct ZipArchive: Sendable {
    package let path: String
    /// In the order of the archive's directory.
    package let entries: [ArchiveEntry]

    package init(path: String) throws(ArchiveError) {
        self.path = path
        let handle = try ZipHandle(path: path)
        entries = try handle.readEntries()
    }

    /// Begins to unpack an entry. Entries can be read at the same time.
    package func open(_ entry: ArchiveEntry) throws(ArchiveError) -> ArchiveEntryReader {
        try ArchiveEntryReader(entry: entry, handle: ZipHandle(path: path))
    }
}

/// The library's handle, closed when nobody holds it any longer.
final class ZipHandle {
    let file: unzFile

    init(path: String) throws(ArchiveError) {
        guard let file = unzOpen64(path) else {
            throw ArchiveError("It cannot be opened as a ZIP archive: it is damaged, cut off, or no ZIP archive.")
        }
        self.file = file
    }

    deinit {
        unzClose(file)
    }

    func readEntries() throws(ArchiveError) -> [ArchiveEntry] {
        var entries: [ArchiveEntry] = []
        var status = unzGoToFirstFile(file)
        while status == UNZ_OK {
            entries.append(try readEntry())
            status = unzGoToNextFile(file)
        }
        // An archive without entries has no first one, and that is no fault.
        guard status == UNZ_END_OF_LIST_OF_FILE || entries.isEmpty && declaredCount() == 0 else {
            throw ArchiveError("The directory of the ZIP archive is damaged (minizip error \(status)).")
        }
        return entries
    }

    func declaredCount() -> UInt {
        var information = unz_global_info64()
        return unzGetGlobalInfo64(file, &information) == UNZ_OK ? UInt(information.number_entry) : 0
    }

    private func readEntry() throws(ArchiveError) -> ArchiveEntry {
        var information = unz_file_info64()
        var position = unz64_file_pos()
        guard unzGetCurrentFileInfo64(file, &information, nil, 0, nil, 0, nil, 0) == UNZ_OK,
            unzGetFilePos64(file, &position) == UNZ_OK
        else { throw ArchiveError("The directory of the ZIP archive is damaged.") }
        var name = [CChar](repeating: 0, count: Int(information.size_filename) + 1)
        guard unzGetCurrentFileInfo64(file, nil, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK else {
            throw ArchiveError("The directory of the ZIP archive is damaged.")
        }
        return ArchiveEntry(
            name: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self),
            size: Int(clamping: information.uncompressed_size),
            compressedSize: Int(clamping: information.compressed_size),
            isEncrypted: information.flag & 1 != 0,
            position: ArchiveEntry.Position(
                offset: UInt(position.pos_in_zip_directory), index: UInt(position.num_of_file)))
    }
}
