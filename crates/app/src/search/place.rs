//! Distances on the earth. Pure.

/// Kilometres between two places in degrees, on a sphere (haversine formula; wrong by at most 0.5 %).
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    const RADIUS_KM: f64 = 6371.0;
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let chord = half(a.0, b.0) + lat_a.cos() * lat_b.cos() * half(a.1, b.1);
    2.0 * RADIUS_KM * chord.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances_are_met_within_half_a_percent() {
        let (london, paris, new_york) = ((51.5074, -0.1278), (48.8566, 2.3522), (40.7128, -74.0060));
        for (a, b, expected) in [(london, paris, 344.0), (london, new_york, 5_570.0)] {
            let found = kilometres(a, b);
            assert!((found - expected).abs() / expected < 0.005, "{found} is not {expected}");
        }
        assert!(kilometres(paris, paris) < 0.001);
        assert!((kilometres((0.0, 179.5), (0.0, -179.5)) - 111.2).abs() < 0.5);
    }
}
