import CMinizip

/// The content of one entry, unpacked piece by piece.
package final class ArchiveEntryReader {
    package let entry: ArchiveEntry
    /// How many bytes have been unpacked so far.
    package private(set) var bytesRead = 0

    private let handle: ZipHandle
    private var isOpen: Bool

    init(entry: ArchiveEntry, handle: ZipHandle) throws(ArchiveError) {
        guard !entry.isEncrypted else {
            throw ArchiveError("“\(entry.name)” in the archive is encrypted. Unpack it with its password first.")
        }
        var position = unz64_file_pos(
            pos_in_zip_directory: ZPOS64_T(entry.position.offset), num_of_file: ZPOS64_T(entry.position.index))
        guard unzGoToFilePos64(handle.file, &position) == UNZ_OK, unzOpenCurrentFile(handle.file) == UNZ_OK else {
            throw ArchiveError(
                "“\(entry.name)” in the archive cannot be unpacked: it is damaged, or compressed in an unknown way.")
        }
        self.entry = entry
        self.handle = handle
        isOpen = true
    }

    deinit {
        if isOpen { unzCloseCurrentFile(handle.file) }
    }

    /// Fills `buffer` from its start and returns how many bytes that were, 0 after the last. Throws where the content
    /// is damaged, cut off, or not what its checksum says.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ArchiveError) -> Int {
        guard isOpen, !buffer.isEmpty else { return 0 }
        let count = unzReadCurrentFile(handle.file, buffer.baseAddress, UInt32(clamping: min(buffer.count, 1 << 30)))
        guard count >= 0 else {
            throw close("“\(entry.name)” in the archive is damaged after \(bytesRead) bytes.")
        }
        bytesRead += Int(count)
        if count == 0 { try finish() }
        return Int(count)
    }

    private func finish() throws(ArchiveError) {
        guard bytesRead == entry.size else {
            throw close("“\(entry.name)” in the archive breaks off after \(bytesRead) of \(entry.size) bytes.")
        }
        isOpen = false
        guard unzCloseCurrentFile(handle.file) != UNZ_CRCERROR else {
            throw ArchiveError("“\(entry.name)” in the archive is damaged: its checksum does not match.")
        }
    }

    private func close(_ message: String) -> ArchiveError {
        isOpen = false
        unzCloseCurrentFile(handle.file)
        return ArchiveError(message)
    }
}
