import CMinizip

/// The library's handle, closed when nobody holds it any longer.
final class ZipHandle {
    let file: unzFile

    init(path: String) throws(ArchiveError) {
        guard let file = unzOpen64(path) else {
            throw ArchiveError(
                "It cannot be opened as a ZIP archive: it is damaged, cut off, empty, or no ZIP archive.")
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
        guard status == UNZ_END_OF_LIST_OF_FILE else { throw damage }
        return entries
    }

    private func readEntry() throws(ArchiveError) -> ArchiveEntry {
        var information = unz_file_info64()
        var position = unz64_file_pos()
        guard unzGetCurrentFileInfo64(file, &information, nil, 0, nil, 0, nil, 0) == UNZ_OK,
            unzGetFilePos64(file, &position) == UNZ_OK
        else { throw damage }
        var name = [CChar](repeating: 0, count: Int(information.size_filename) + 1)
        var extra = [UInt8](repeating: 0, count: Int(information.size_file_extra))
        guard
            unzGetCurrentFileInfo64(file, nil, &name, UInt(name.count), &extra, UInt(extra.count), nil, 0) == UNZ_OK
        else { throw damage }
        let isLarge = [information.uncompressed_size, information.compressed_size].contains(Zip64Extra.marker)
        let large = isLarge ? Zip64Extra(extra, size: UInt64(information.uncompressed_size)) : nil
        return ArchiveEntry(
            name: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self),
            size: Int(clamping: large?.size ?? UInt64(information.uncompressed_size)),
            isEncrypted: information.flag & 1 != 0,
            position: ArchiveEntry.Position(
                offset: UInt(position.pos_in_zip_directory), index: UInt(position.num_of_file)),
            isBeyondLibrary: isLarge)
    }

    private var damage: ArchiveError {
        ArchiveError("The directory of the ZIP archive is damaged.")
    }
}
