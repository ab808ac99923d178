import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Puts the terminal back when the process ends in a way that the program does not see.
///
/// The handlers only touch memory that was laid out before, and only call what POSIX allows in a handler: `write`,
/// `tcsetattr`, `sigaction`, `raise`, `alarm`.
enum SignalGuard {
    /// What the handlers need; written while no handler is installed.
    private struct State {
        var restoration = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
        var terminal = termios()
        var pipe: Int32 = -1
        /// The terminal, also while a frame is gathered and standard output is something else.
        var output: Int32 = -1
        var previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
        var isInstalled = false
        var restoresAtExit = false
    }

    // Handlers can't be given anything, so what they use is global. `isActive` says when it is valid.
    nonisolated(unsafe) private static let state = {
        let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        state.initialize(to: State())
        return state
    }()

    /// The terminal is in the program's mode, and has to be put back.
    private static let isActive = Atomic<Bool>(false)
    /// The program has stopped itself, and waits to be woken.
    private static let isStopping = Atomic<Bool>(false)
    /// The signal that asked for the end; 0 for none.
    private static let request = Atomic<Int32>(0)

    /// Signals that end the process at once unless they are caught.
    private static let crashes = [SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE, SIGSYS, SIGQUIT]
    private static let requests = [SIGTERM, SIGHUP, SIGINT]
    private static let notices = [SIGWINCH]
    /// Seconds that the program has to leave by itself when it is asked to: more than it waits for what it stores.
    private static let patience: UInt32 = 10

    /// Installs the handlers; again, if somebody else has put theirs in between.
    ///
    /// - Parameters:
    ///   - restoration: Bytes that put the terminal back.
    ///   - terminal: The modes that it had before.
    ///   - pipe: Where the numbers of signals are written that the program handles itself.
    static func install(restoration: [UInt8], terminal: termios, pipe: Int32) {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: restoration.count)
        _ = bytes.initialize(from: restoration)
        state.pointee.restoration.deallocate()
        state.pointee.restoration = bytes
        state.pointee.terminal = terminal
        state.pointee.pipe = pipe
        if state.pointee.output < 0 { state.pointee.output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) }
        request.store(0, ordering: .relaxed)
        // Touched once, so that no handler is the first to do so.
        _ = isActive.load(ordering: .relaxed)
        _ = isStopping.load(ordering: .relaxed)
        useAlternateStack()
        if !state.pointee.restoresAtExit { atexit { SignalGuard.restore() } }
        state.pointee.restoresAtExit = true
        for signal in crashes { handle(signal, flags: SA_ONSTACK) { SignalGuard.crash($0) } }
        for signal in requests { handle(signal, flags: SA_RESTART) { SignalGuard.requestEnd($0) } }
        for signal in notices { handle(signal, flags: SA_RESTART) { SignalGuard.notice($0) } }
        handle(SIGTSTP, flags: SA_RESTART) { SignalGuard.suspend($0) }
        handle(SIGCONT, flags: SA_RESTART) { SignalGuard.goOn($0) }
        handle(SIGALRM, flags: SA_RESTART) { _ in SignalGuard.end() }
        state.pointee.isInstalled = true
    }

    /// Puts back the handlers from before.
    static func uninstall() {
        guard state.pointee.isInstalled else { return }
        state.pointee.isInstalled = false
        alarm(0)
        if state.pointee.output >= 0 { close(state.pointee.output) }
        state.pointee.output = -1
        for signal in crashes + requests + notices + [SIGTSTP, SIGCONT, SIGALRM] {
            sigaction(signal, state.pointee.previous + Int(signal), nil)
        }
    }

    /// Says whether the terminal has to be put back.
    static func setActive(_ active: Bool) {
        isActive.store(active, ordering: .sequentiallyConsistent)
    }

    /// The modes that the terminal is put back to, when they changed while the program was stopped.
    static func setTerminal(_ terminal: termios) {
        state.pointee.terminal = terminal
    }

    /// Stops the job like the terminal's own suspend key, and returns when it goes on.
    static func stop() {
        var standard = sigaction()
        var own = sigaction()
        sigemptyset(&standard.sa_mask)
        sigaction(SIGTSTP, &standard, &own)
        isStopping.store(true, ordering: .sequentiallyConsistent)
        kill(0, SIGTSTP)
        // Another thread may take the signal, so the stop may come a moment later; a job without a shell that
        // could wake it is never stopped.
        for _ in 0..<100 where isStopping.load(ordering: .sequentiallyConsistent) { usleep(1000) }
        isStopping.store(false, ordering: .sequentiallyConsistent)
        sigaction(SIGTSTP, &own, nil)
    }

    private static func handle(_ signal: Int32, flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #elseif canImport(Musl)
            action.__sa_handler.sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        action.sa_flags = flags
        sigemptyset(&action.sa_mask)
        // Installed again, the handlers from before are still those of the first time.
        sigaction(signal, &action, state.pointee.isInstalled ? nil : state.pointee.previous + Int(signal))
    }

    /// A stack that has overflowed can't run a handler.
    private static func useAlternateStack() {
        let size = 1 << 16
        var stack = stack_t()
        sigaltstack(nil, &stack)
        guard stack.ss_sp == nil || Int32(stack.ss_flags) & Int32(SS_DISABLE) != 0 else { return }
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = numericCast(size)
        stack.ss_flags = 0
        sigaltstack(&stack, nil)
    }

    // MARK: Handlers

    private static func restore() {
        guard isActive.exchange(false, ordering: .sequentiallyConsistent) else { return }
        let bytes = state.pointee.restoration
        let output = state.pointee.output
        _ = write(output < 0 ? STDOUT_FILENO : output, bytes.baseAddress, bytes.count)
        tcsetattr(STDIN_FILENO, TCSANOW, &state.pointee.terminal)
    }

    /// Restores, and lets the signal do what it did before: a crash report, or the end.
    private static func crash(_ signal: Int32) {
        if isForChild(signal) { return }
        restore()
        sigaction(signal, state.pointee.previous + Int(signal), nil)
        raise(signal)
    }

    /// Keys of the terminal signal the whole job; while another program has the terminal they are meant for that.
    private static func isForChild(_ signal: Int32) -> Bool {
        (signal == SIGINT || signal == SIGQUIT) && !isActive.load(ordering: .sequentiallyConsistent)
    }

    /// While another program has the terminal, both stop; otherwise the terminal is put back first.
    private static func suspend(_ signal: Int32) {
        if isActive.load(ordering: .sequentiallyConsistent) { notice(signal) } else { raise(SIGSTOP) }
    }

    private static func requestEnd(_ signal: Int32) {
        if isForChild(signal) { return }
        if request.exchange(signal, ordering: .sequentiallyConsistent) != 0 {
            // A terminal that hangs up is told of by the kernel and by the shell: that is no second request.
            if signal != SIGHUP { end() }
        } else {
            alarm(patience)
            notice(signal)
        }
    }

    /// Somebody else stopped the program, unless it did so itself and takes the terminal back anyway.
    private static func goOn(_ signal: Int32) {
        if !isStopping.exchange(false, ordering: .sequentiallyConsistent) { notice(signal) }
    }

    private static func notice(_ signal: Int32) {
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(state.pointee.pipe, &byte, 1)
        errno = saved
    }

    private static func end() {
        restore()
        let signal = max(1, request.load(ordering: .sequentiallyConsistent))
        var standard = sigaction()
        sigemptyset(&standard.sa_mask)
        sigaction(signal, &standard, nil)
        raise(signal)
        // Raised inside of its own handler a signal waits; this one is let through.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, signal)
        sigprocmask(SIG_UNBLOCK, &set, nil)
    }
}
