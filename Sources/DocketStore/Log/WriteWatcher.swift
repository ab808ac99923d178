import Foundation

#if canImport(Glibc)
    import Glibc
    import Synchronization
#endif

/// Tells when a process, this one or another, has written to a workspace's file.
///
/// SQLite has no such message between processes. On Linux the kernel reports writes to the write-ahead log (inotify);
/// elsewhere the watcher speaks up every 50 ms, and the reader compares positions. A folder may be there or come later.
package struct WriteWatcher: Sendable {
    /// Speaks up after every write, perhaps once for several, and perhaps once too often. Ends when it is dropped.
    package let writes: AsyncStream<Void>

    /// - Parameter path: Of the database file; any file beside it whose name begins like its own counts, too.
    package init(path: String) {
        writes = AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            #if canImport(Glibc)
                if let watch = FolderWatch(path: path, continuation) {
                    continuation.onTermination = { _ in watch.stop() }
                    watch.start()
                    return
                }
            #endif
            let task = Task {
                #if canImport(Glibc)
                    guard let watch = await Self.watch(path, continuation) else { return }
                    watch.start()
                    // What was written between the look and the watch.
                    continuation.yield()
                    // Cancelled in its sleep, the loop ends.
                    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
                    watch.stop()
                #else
                    while (try? await Task.sleep(for: Self.pause)) != nil { continuation.yield() }
                #endif
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    #if canImport(Glibc)
        /// Waits until a folder can be watched; nothing where the task was cancelled first. While the system gives no watch,
        /// the watcher speaks up every half second.
        private static func watch(
            _ path: String, _ continuation: AsyncStream<Void>.Continuation
        ) async -> FolderWatch? {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            // One that is not there comes as something that is written in the folder around it.
            var arrivals = access(folder, F_OK) == 0 ? nil : WriteWatcher(path: folder).writes.makeAsyncIterator()
            while !Task.isCancelled {
                if let watch = FolderWatch(path: path, continuation) { return watch }
                if arrivals != nil { _ = await arrivals?.next() } else { try? await Task.sleep(for: pause) }
                continuation.yield()
            }
            return nil
        }

        private static let pause = Duration.milliseconds(500)
    #else
        private static let pause = Duration.milliseconds(50)
    #endif
}

#if canImport(Glibc)
    /// A thread that waits for the kernel's report of writes beside a database file.
    private final class FolderWatch: Sendable {
        private let notifications: Int32
        private let stopReader: Int32
        private let stopWriter: Int32
        private let prefix: String
        private let continuation: AsyncStream<Void>.Continuation

        /// Nothing where the system gives no watch.
        init?(path: String, _ continuation: AsyncStream<Void>.Continuation) {
            let url = URL(fileURLWithPath: path)
            let notifications = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            guard notifications >= 0 else { return nil }
            // Whoever dies while it writes closes what it wrote to, and nothing else tells of it.
            let mask = UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO)
            var pipes: [Int32] = [-1, -1]
            guard inotify_add_watch(notifications, url.deletingLastPathComponent().path, mask) >= 0, pipe(&pipes) == 0
            else {
                close(notifications)
                return nil
            }
            for descriptor in pipes { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            self.notifications = notifications
            stopReader = pipes[0]
            stopWriter = pipes[1]
            prefix = url.lastPathComponent
            self.continuation = continuation
        }

        func start() {
            let thread = Thread { [self] in wait() }
            thread.name = "docket.watch"
            thread.stackSize = 256 << 10
            thread.start()
        }

        /// The thread closes everything when it sees that nobody writes to it any more.
        func stop() {
            close(stopWriter)
        }

        private func wait() {
            defer {
                close(notifications)
                close(stopReader)
            }
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            var echo = Self.firstEcho
            var isEchoing = false
            while true {
                var waits = [
                    pollfd(fd: notifications, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: stopReader, events: Int16(POLLIN), revents: 0),
                ]
                let count = poll(&waits, 2, isEchoing ? echo : -1)
                if count < 0, errno != EINTR { return }
                if waits[1].revents != 0 { return }
                if count == 0 {
                    continuation.yield()
                    echo += max(1, echo / 2)
                    isEchoing = echo <= Self.lastEcho
                } else if waits[0].revents != 0, readNames(&buffer) {
                    continuation.yield()
                    echo = Self.firstEcho
                    isEchoing = true
                }
            }
        }

        /// The kernel reports the bytes of a commit before SQLite has synced them and lets readers see them, and says
        /// nothing then. So every write is told again, in milliseconds after waits each of which is half as long again as the
        /// one before: a commit is seen at most half as late again as it took, if that was not more than a minute and a half.
        private static let firstEcho: Int32 = 2
        private static let lastEcho: Int32 = 32_768

        /// Whether one of the files that were written is the database or its log.
        private func readNames(_ buffer: inout [UInt8]) -> Bool {
            let count = read(notifications, &buffer, buffer.count)
            guard count > 0 else { return false }
            return buffer.withUnsafeBytes { bytes in
                var offset = 0
                var found = false
                let header = MemoryLayout<inotify_event>.size
                while offset + header <= count {
                    let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                    let name = bytes[(offset + header)..<min(offset + header + length, count)].prefix { $0 != 0 }
                    // The shared-memory index is written by readers too.
                    if name.starts(with: prefix.utf8), !String(decoding: name, as: UTF8.self).hasSuffix("-shm") {
                        found = true
                    }
                    offset += header + length
                }
                return found
            }
        }
    }
#endif
