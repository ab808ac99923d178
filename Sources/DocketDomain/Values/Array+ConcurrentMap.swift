import Foundation

extension Array where Element: Sendable {
    /// As `map`; on all processors where there are so many elements.
    package func concurrentMap<Result: Sendable>(
        from many: Int, _ transform: @escaping @Sendable (Element) throws -> Result
    ) async throws -> [Result] {
        let parts = ProcessInfo.processInfo.activeProcessorCount
        guard parts > 1, count >= many else { return try map(transform) }
        let length = (count + parts - 1) / parts
        return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
            for start in stride(from: 0, to: count, by: length) {
                let part = self[start..<Swift.min(start + length, count)]
                group.addTask { (start, try part.map(transform)) }
            }
            var results: [(start: Int, results: [Result])] = []
            for try await part in group { results.append(part) }
            return results.sorted { $0.start < $1.start }.flatMap(\.results)
        }
    }
}
