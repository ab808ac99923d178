import ArgumentParser
import Foundation

/// The same work in workspaces of several sizes: how its cost grows with them.
struct SizesSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "sizes", abstract: "How the cost of daily work grows with the workspace.",
        discussion: """
            Build docket first: swift build -c release. All sizes are measured in turns, so that what else the machine \
            does falls on all alike; the exponent of cost over size is fitted by least squares over the logarithms of \
            the medians. 10,000,000 messages take about 30 GB and an hour: --sizes 10000,100000,1000000,10000000
            """)

    @Option(help: "Numbers of messages, with commas between them.") var sizes = "10000,100000,1000000"

    @Option(help: "How often each piece of work is done at each size, some times each.") var rounds = 20

    @Option(
        help:
            "A folder for the workspaces, messages-10000 and so on: made where there are none, used again where there are."
    ) var workspaces: String?

    /// How far an exponent may be off for its verdict to say something.
    private static let noise = 0.02

    private var counts: [Int] { sizes.split(separator: ",").compactMap { Int($0) }.sorted() }

    func validate() throws {
        guard counts.count >= 2, counts.count == sizes.split(separator: ",").count, counts[0] >= 5000 else {
            throw ValidationError("Two or more sizes of at least 5,000 messages are needed.")
        }
        // Seven are accepted in each round.
        guard 7 * rounds <= counts[0] / 20, rounds > 1 else {
            throw ValidationError(
                "Two to \(counts[0] / 140) rounds are possible: so many proposals wait in the smallest.")
        }
    }

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let place = workspaces.map { URL(fileURLWithPath: $0) } ?? folder
            var all: [SizedWorkspace] = []
            for count in counts {
                let made = try await MadeWorkspace.found(
                    in: place.appendingPathComponent("messages-\(count)"), orMade: WorkspaceExtent(messages: count),
                    report)
                all.append(try await SizedWorkspace(made, messages: count, scratch: folder))
            }
            try await measureAll(all, report)
            for sized in all { await sized.end() }
        }
    }

    private func measureAll(_ all: [SizedWorkspace], _ report: Report) async throws {
        var costs: [SizedWork: [[Double]]] = [:]
        // The first round reads what later ones find in memory.
        for round in 0...rounds {
            for work in SizedWork.allCases {
                // Forwards and backwards, so that none always comes first.
                let order = round.isMultiple(of: 2) ? Array(all.indices) : all.indices.reversed()
                var values = [Double](repeating: 0, count: all.count)
                for index in order { values[index] = try await all[index].seconds(of: work) }
                if round > 0 { costs[work, default: []].append(values) }
            }
        }
        for work in SizedWork.allCases {
            let rounds = costs[work] ?? []
            let medians = all.indices.map { index in
                "\(all[index].messages): \(Measurement.text(rounds.map { $0[index] }.median, "s"))"
            }
            report.note("\(work.rawValue): \(medians.joined(separator: ", "))")
            let exponent = Exponent(sizes: all.map(\.messages), rounds: rounds)
            if exponent.error > Self.noise {
                report.note("the exponent may be off by \(exponent.error.shown): more --rounds tell it better")
            }
            report.add(
                Measurement(
                    work: "\(work.rawValue), exponent of cost over size", value: exponent.slope, unit: "", target: 0.05,
                    error: exponent.error))
        }
    }
}
