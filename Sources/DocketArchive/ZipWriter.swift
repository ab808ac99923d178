import CMinizip

/// Writes a ZIP archive, entry by entry, each as a stream. Equal content gives equal bytes: every time is handed in.
package final class ZipWriter {
    /// A file's time as archives keep it, in steps of two seconds and from 1980 on.
    package struct Time: Hashable, Sendable {
        package var year, month, day, hour, minute, second: Int

        /// Years before 1980 and after 2107 are brought into that range.
        package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
            self.year = min(max(year, 1980), 2107)
            self.month = month
            self.day = day
            self.hour = hour
            self.minute = minute
            self.second = second
        }
    }

    private let time: Time
    private let level: Int32
    private var file: zipFile?
    private var hasEntry = false
    private var entryBytes = 0

    /// - Parameters:
    ///   - path: A file that is made anew.
    ///   - level: How hard to compress, 1 to 9.
    package init(path: String, time: Time, level: Int = 6) throws(ArchiveError) {
        self.time = time
        self.level = Int32(level)
        file = zipOpen64(path, APPEND_STATUS_CREATE)
        guard file != nil else { throw ArchiveError("The archive cannot be written.") }
    }

    deinit {
        guard let file else { return }
        if hasEntry { zipCloseFileInZip(file) }
        zipClose(file, nil)
    }

    /// Ends the entry before, and begins another one.
    ///
    /// - Parameter name: With `/` between folders.
    package func begin(_ name: String) throws(ArchiveError) {
        try end()
        var information = zip_fileinfo()
        information.tmz_date.tm_year = uInt(time.year)
        information.tmz_date.tm_mon = uInt(time.month - 1)
        information.tmz_date.tm_mday = uInt(time.day)
        information.tmz_date.tm_hour = uInt(time.hour)
        information.tmz_date.tm_min = uInt(time.minute)
        information.tmz_date.tm_sec = uInt(time.second)
        let status = zipOpenNewFileInZip4_64(
            file, name, &information, nil, 0, nil, 0, nil, Z_DEFLATED, level, 0, -MAX_WBITS, 8,
            Z_DEFAULT_STRATEGY, nil, 0, Self.version, Self.namesAreUTF8, 0)
        guard status == ZIP_OK else { throw ArchiveError("“\(name)” cannot be written into the archive.") }
        hasEntry = true
        entryBytes = 0
    }

    /// Adds to the entry that has begun.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(ArchiveError) {
        guard !bytes.isEmpty else { return }
        entryBytes += bytes.count
        guard entryBytes < Self.maximumBytes else {
            throw ArchiveError("A file in the archive would be larger than 4 GiB.")
        }
        guard zipWriteInFileInZip(file, bytes.baseAddress, UInt32(bytes.count)) == ZIP_OK else {
            throw ArchiveError("The archive cannot be written: the disk may be full.")
        }
    }

    /// Ends the archive.
    package func finish() throws(ArchiveError) {
        try end()
        let status = zipClose(file, nil)
        file = nil
        guard status == ZIP_OK else { throw ArchiveError("The archive cannot be written: the disk may be full.") }
    }

    private func end() throws(ArchiveError) {
        guard hasEntry else { return }
        hasEntry = false
        guard zipCloseFileInZip(file) == ZIP_OK else {
            throw ArchiveError("The archive cannot be written: the disk may be full.")
        }
    }

    /// Version 2.0, made on Unix (APPNOTE 4.4.2).
    private static let version = 3 << 8 | 20 as UInt
    /// Bit 11 (APPNOTE 4.4.4).
    private static let namesAreUTF8 = 1 << 11 as UInt
    /// What the sizes of an entry hold without ZIP64.
    private static let maximumBytes = 0xFFFF_FFFF
}
