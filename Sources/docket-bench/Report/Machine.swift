import Foundation

/// The machine that figures are from: times say nothing without it.
enum Machine {
    static let description: String = {
        let information = ProcessInfo.processInfo
        let memory = Double(information.physicalMemory) / Double(1 << 30)
        return
            "\(processor ?? "a processor"), \(information.activeProcessorCount) at once, \(Int(memory.rounded())) GiB, \(information.operatingSystemVersionString)\(isOptimised ? "" : ", NOT optimised: figures mean nothing")"
    }()

    /// Whether this program, and with it docket's code in it, was built for speed.
    private static let isOptimised: Bool = {
        var isDebug = false
        assert(
            {
                isDebug = true
                return true
            }())
        return !isDebug
    }()

    private static var processor: String? {
        let information = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let line = information?.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
