// SPDX-License-Identifier: GPL-3.0-or-later
// Serves both pages to a headless Chromium, trains in them in turn, and prints the fastest epochs and their ratio.
//   measure.mjs PORT BUILD MODULES ROUNDS
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

const [port, build, modules, rounds] = process.argv.slice(2);
const puppeteer = createRequire(join(modules, "/"))("puppeteer-core");
const sizes = [
    { hidden: 30, batch: 10, rate: 3, goal: 10 },
    { hidden: 100, batch: 32, rate: 3, goal: 5 },
];
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

const tensorflow_page = `<!doctype html><meta charset="utf-8"><title>TensorFlow.js</title>
<script src="/node_modules/@tensorflow/tfjs/dist/tf.min.js"></script>
<script src="/node_modules/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js"></script>
<script src="/tests/bench/web/tensorflow.js"></script>`;

// Emscripten's program finds its arguments and where its output goes in Module.
const engine_page = `<!doctype html><meta charset="utf-8"><title>Deltascope</title>
<script>
    const parameters = new URLSearchParams(location.search);
    window.printed = [];
    window.ended = new Promise((resolve) => {
        window.Module = {
            arguments: ["/mnist", parameters.get("hidden"), parameters.get("batch"), parameters.get("rate"),
                        parameters.get("epochs"), "1"],
            print: (line) => printed.push(line),
            printErr: (line) => printed.push(line),
            locateFile: (name) => "/engine/" + name,
            onExit: resolve,
        };
    });
</script>
<script src="/engine/epoch_seconds_page.js"></script>`;

function file_of(path) {
    if (path.startsWith("/engine/"))
        return join(build, "bin", path.slice("/engine/".length));
    if (path.startsWith("/node_modules/"))
        return join(modules, path);
    return join(".", path);
}

const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://localhost").pathname);
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
    if (path === "/engine.html")
        return response.end(engine_page);
    if (path === "/tensorflow.html")
        return response.end(tensorflow_page);
    return createReadStream(file_of(path))
        .on("error", () => response.writeHead(404).end())
        .pipe(response);
}).listen(Number(port), "127.0.0.1");

async function in_page(browser, address, work) {
    const page = await browser.newPage();
    const fault = new Promise((_, fail) => page.on("pageerror", fail));
    try {
        await page.goto(`http://127.0.0.1:${port}${address}`);
        return await Promise.race([work(page), fault]);
    } finally {
        await page.close();
    }
}

// The seconds of each epoch, and the accuracy after the last.
async function deltascope(browser, { hidden, batch, rate }, epochs) {
    const lines = await in_page(
        browser, `/engine.html?hidden=${hidden}&batch=${batch}&rate=${rate}&epochs=${epochs}`,
        (page) => page.evaluate("ended.then(() => printed)"));
    const accuracy = lines.find((line) => line.startsWith("accuracy"));
    return { seconds: lines.filter((line) => line !== accuracy).map(Number), accuracy: Number(accuracy.split(" ")[1]) };
}

function tensorflow(browser, size, epochs, forms) {
    return in_page(browser, "/tensorflow.html",
        (page) => page.evaluate((settings) => compare(settings), { ...size, epochs, forms }));
}

const seconds = (value) => `${value.toFixed(3)} s`;
const percent = (value) => `${(100 * value).toFixed(2)} %`;
const browser = await puppeteer.launch({
    executablePath: "/usr/bin/chromium", headless: true, protocolTimeout: 3_600_000, args: ["--no-sandbox"],
});
try {
    console.log(await browser.version());
    for (const size of sizes) {
        const tried = await tensorflow(browser, size, 1, ["optimizer", "formulas", "transposed"]);
        const form = tried.reduce((best, each) => (each.seconds[0] < best.seconds[0] ? each : best)).form;
        console.log(`\nK = ${size.hidden}, B = ${size.batch}; TensorFlow.js, first epoch: ` +
            tried.map((each) => `${each.form} ${seconds(each.seconds[0])}, ${percent(each.accuracy)}`).join("; "));
        const best = { ours: Infinity, theirs: Infinity };
        for (let round = 0; round < Number(rounds); ++round) {
            const ours = await deltascope(browser, size, 5);
            const [theirs] = await tensorflow(browser, size, 2, [form]);
            best.ours = Math.min(best.ours, ...ours.seconds);
            best.theirs = Math.min(best.theirs, ...theirs.seconds);
            console.log(`  Deltascope ${seconds(Math.min(...ours.seconds))}, after 5 epochs ${percent(ours.accuracy)}; ` +
                `TensorFlow.js (${form}) ${seconds(Math.min(...theirs.seconds))}, after 2 ${percent(theirs.accuracy)}`);
        }
        console.log(`  fastest: ${seconds(best.ours)} and ${seconds(best.theirs)}, ` +
            `${(best.theirs / best.ours).toFixed(1)} times as fast; the goal is ${size.goal} times`);
    }
} finally {
    await browser.close();
    server.close();
}
