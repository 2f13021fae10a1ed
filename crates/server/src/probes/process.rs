//! What this process takes of the machine, under the names that Prometheus gives it everywhere. Only where the system
//! tells it in `/proc`.

/// The kernel counts processor time for programs in hundredths of a second, whatever its own clock ticks at.
const TICKS_A_SECOND: f64 = 100.0;

pub fn measure() {
    if let Some(bytes) = memory() {
        metrics::gauge!("process_resident_memory_bytes").set(bytes);
    }
    if let Some((processor, started)) = times() {
        metrics::gauge!("process_cpu_seconds_total").set(processor);
        metrics::gauge!("process_start_time_seconds").set(started);
    }
    if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
        metrics::gauge!("process_open_fds").set(open.count() as f64);
    }
}

fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? * 1024.0)
}

/// Processor time used, and the moment of the start in seconds since 1970.
fn times() -> Option<(f64, f64)> {
    let (user, system, started) = ticks(&std::fs::read_to_string("/proc/self/stat").ok()?)?;
    let machine = std::fs::read_to_string("/proc/stat").ok()?;
    let booted = machine.lines().find_map(|line| line.strip_prefix("btime "))?.trim().parse::<f64>().ok()?;
    Some(((user + system) / TICKS_A_SECOND, booted + started / TICKS_A_SECOND))
}

/// Fields 14, 15 and 22 of `proc_pid_stat(5)`. The second is the program's name in brackets, which may have spaces and
/// brackets of its own, so it is counted from the last one.
fn ticks(stat: &str) -> Option<(f64, f64, f64)> {
    let mut after_name = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system) = (after_name.next()?.parse().ok()?, after_name.next()?.parse().ok()?);
    Some((user, system, after_name.nth(6)?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn times_are_read_whatever_the_program_is_called() {
        let stat = "7 (a) b) S 1 2 3 4 5 6 7 8 9 10 250 50 13 14 15 16 17 18 90000 20 21";
        assert_eq!(ticks(stat), Some((250.0, 50.0, 90000.0)));
        assert_eq!(ticks("nothing of the kind"), None);
    }
}
