// SPDX-License-Identifier: GPL-3.0-or-later
// The work of cluster_bench done by supercluster: node --expose-gc cluster_peer.mjs SUPERCLUSTER.js FILE RADIUS prints
// JSON of the same shape. FILE is cluster_bench's; the radius is in pixels of a tile of 256.
import {readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {runInThisContext} from 'node:vm';

const ROUNDS = 5;
const [program, file, radius] = process.argv.slice(2);
runInThisContext(readFileSync(program, 'utf8'), {filename: program});
const Supercluster = globalThis.Supercluster;

const bytes = readFileSync(file);
const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
const [count, viewCount] = numbers;
const features = [];
for (let i = 0; i < count; ++i) {
    features.push({
        type: 'Feature',
        properties: {index: i},
        geometry: {type: 'Point', coordinates: [numbers[2 + 2 * i], numbers[3 + 2 * i]]}
    });
}
const views = [];
for (let i = 0; i < viewCount; ++i) {
    const at = 2 + 2 * count + 5 * i;
    views.push({zoom: numbers[at], box: Array.from(numbers.subarray(at + 1, at + 5))});
}

function quantile(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(share * (sorted.length - 1))];
}

function pointsOf(clusters) {
    let sum = 0;
    for (const cluster of clusters) {
        sum += cluster.properties.cluster ? cluster.properties.point_count : 1;
    }
    return sum;
}

// The zooms that ours has.
const options = {minZoom: 0, maxZoom: 18, extent: 256, radius: Number(radius)};
let index = null;
const builds = [];
for (let round = 0; round < ROUNDS; ++round) {
    index = null;
    globalThis.gc?.();
    const start = performance.now();
    index = new Supercluster(options);
    index.load(features);
    builds.push(performance.now() - start);
}

const queries = [];
for (let zoom = 5; zoom <= 16; ++zoom) {
    const mine = views.filter(view => view.zoom === zoom);
    const p50s = [];
    const p99s = [];
    let shown = 0;
    let counted = 0;
    for (let round = 0; round <= ROUNDS; ++round) { // the first warms up
        const times = [];
        shown = 0;
        counted = 0;
        for (const view of mine) {
            const start = performance.now();
            const clusters = index.getClusters(view.box, zoom);
            times.push(1000 * (performance.now() - start));
            shown += clusters.length;
            counted += pointsOf(clusters);
        }
        if (round > 0) {
            p50s.push(quantile(times, 0.5));
            p99s.push(quantile(times, 0.99));
        }
    }
    queries.push({
        zoom,
        p50_us: quantile(p50s, 0.5),
        p99_us: quantile(p99s, 0.5),
        clusters_a_view: shown / mine.length,
        points_a_view: Math.round(counted / mine.length),
        total: pointsOf(index.getClusters([-180, -85, 180, 85], zoom))
    });
}
console.log(JSON.stringify({points: count, radius: options.radius, build_ms: quantile(builds, 0.5), queries}));
