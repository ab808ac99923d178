import Foundation

/// What the process has of memory.
enum MemoryInUse {
    /// Bytes of memory that can be written to, whether they are or not; 0 where the system does not tell.
    static var writableBytes: Int {
        #if os(Linux)
            guard statistics >= 0 else { return 0 }
            var text = [UInt8](repeating: 0, count: 128)
            let count = pread(statistics, &text, text.count, 0)
            // The sixth number: data and stack, in pages.
            let numbers = text.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
            guard numbers.count > 5 else { return 0 }
            return numbers[5].reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) } * pageSize
        #else
            return 0
        #endif
    }

    #if os(Linux)
        private static let statistics = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        private static let pageSize = sysconf(Int32(_SC_PAGESIZE))
    #endif
}
