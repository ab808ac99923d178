import CMinizip

/// An entry as the library unpacks it.
final class LibraryContent: EntryContent {
    private let handle: ZipHandle
    private var isOpen = true

    /// Nil where the library cannot open it.
    init?(_ entry: ArchiveEntry, handle: ZipHandle) {
        var position = unz64_file_pos(
            pos_in_zip_directory: ZPOS64_T(entry.position.offset), num_of_file: ZPOS64_T(entry.position.index))
        guard unzGoToFilePos64(handle.file, &position) == UNZ_OK, unzOpenCurrentFile(handle.file) == UNZ_OK else {
            return nil
        }
        self.handle = handle
    }

    deinit {
        if isOpen { unzCloseCurrentFile(handle.file) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        let count = unzReadCurrentFile(handle.file, buffer.baseAddress, UInt32(clamping: buffer.count))
        return count >= 0 ? Int(count) : nil
    }

    func finish() -> Bool {
        isOpen = false
        return unzCloseCurrentFile(handle.file) != UNZ_CRCERROR
    }
}
