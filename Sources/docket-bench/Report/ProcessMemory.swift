import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What processes hold of the machine's memory, in MiB.
enum ProcessMemory {
    /// The most that this process has held so far. `getrusage` would begin with what the process held that started it.
    static var ownPeak: Double { peak(of: getpid()) ?? peak(of: .own) }

    /// The most that one of the programs has held that this process started and that have ended.
    static var peakOfChildren: Double { peak(of: .children) }

    /// The most that a process has held; nil where the system does not tell.
    static func peak(of process: Int32) -> Double? { status("VmHWM:", of: process) }

    /// What a process holds now; nil where the system does not tell.
    static func resident(of process: Int32) -> Double? { status("VmRSS:", of: process) }

    private enum Whose { case own, children }

    private static func peak(of whose: Whose) -> Double {
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t((whose == .own ? RUSAGE_SELF : RUSAGE_CHILDREN).rawValue), &usage)
            return Double(usage.ru_maxrss) / 1024
        #else
            getrusage(whose == .own ? RUSAGE_SELF : RUSAGE_CHILDREN, &usage)
            return Double(usage.ru_maxrss) / (1024 * 1024)
        #endif
    }

    private static func status(_ name: String, of process: Int32) -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) })
        else { return nil }
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }.map { $0 / 1024 }
    }
}
