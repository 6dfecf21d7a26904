// SPDX-License-Identifier: GPL-3.0-or-later
// TensorFlow.js trains the network that Deltascope trains: 784 → K → 10, sigmoid, ½|x² − y|², plain stochastic gradient
// descent. Images lie in one tensor, and a batch is gathered from it.
const pixels = 784;
const digits = 10;

async function unzipped(name, offset) {
    const answer = await fetch(`/resources/mnist/${name}.gz`);
    const stream = answer.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer()).subarray(offset);
}

async function load(name) {
    const bytes = await unzipped(`${name}-images-idx3-ubyte`, 16);
    const labels = await unzipped(`${name}-labels-idx1-ubyte`, 8);
    return tf.tidy(() => ({
        images: tf.keep(tf.tensor2d(Float32Array.from(bytes, (byte) => byte / 255), [labels.length, pixels])),
        targets: tf.keep(tf.oneHot(tf.tensor1d(labels, "int32"), digits).toFloat()),
        labels: tf.keep(tf.tensor1d(labels, "int32")),
        count: labels.length,
    }));
}

function network(hidden) {
    const normal = (shape, deviation) => tf.variable(tf.randomNormal(shape, 0, deviation));
    return {
        W1: normal([pixels, hidden], 1 / 28),
        b1: normal([hidden], 1),
        W2: normal([hidden, digits], 1 / Math.sqrt(hidden)),
        b2: normal([digits], 1),
    };
}

function layer(x, W, b) {
    return tf.fused.matMul({ a: x, b: W, bias: b, activation: "sigmoid" });
}

function backpropagate(net, x0, y, transposed_product) {
    const x1 = layer(x0, net.W1, net.b1);
    const x2 = layer(x1, net.W2, net.b2);
    const delta2 = x2.sub(y).mul(x2).mul(tf.scalar(1).sub(x2));
    const delta1 = tf.matMul(delta2, net.W2, false, true).mul(x1).mul(tf.scalar(1).sub(x1));
    return {
        W1: transposed_product(x0, delta1),
        b1: delta1.sum(0),
        W2: transposed_product(x1, delta2),
        b2: delta2.sum(0),
    };
}

function descend(net, gradients, rate) {
    for (const name of Object.keys(gradients))
        net[name].assign(net[name].sub(gradients[name].mul(rate)));
}

// A step of training, in each way that a program could write it; the fastest counts.
const forms = {
    optimizer: (net, rate) => {
        const optimizer = tf.train.sgd(rate);
        return (x0, y, size) => optimizer.minimize(() => {
            const x1 = tf.sigmoid(tf.matMul(x0, net.W1).add(net.b1));
            const x2 = tf.sigmoid(tf.matMul(x1, net.W2).add(net.b2));
            return tf.squaredDifference(x2, y).sum().mul(0.5 / size);
        });
    },
    formulas: (net, rate) => (x0, y, size) =>
        descend(net, backpropagate(net, x0, y, (a, b) => tf.matMul(a, b, true, false)), rate / size),
    transposed: (net, rate) => (x0, y, size) =>
        descend(net, backpropagate(net, x0, y, (a, b) => tf.matMul(tf.transpose(a), b)), rate / size),
};

function accuracy(net, test) {
    return tf.tidy(() => {
        const x2 = layer(layer(test.images, net.W1, net.b1), net.W2, net.b2);
        return tf.argMax(x2, 1).equal(test.labels).toFloat().mean().dataSync()[0];
    });
}

function shuffled(count) {
    const order = Int32Array.from({ length: count }, (_, index) => index);
    tf.util.shuffle(order);
    return order;
}

// The seconds of each epoch.
async function epochs_of(form, net, train, { batch, rate, epochs }) {
    const step = forms[form](net, rate);
    const seconds = [];
    for (let epoch = 0; epoch < epochs; ++epoch) {
        const begin = performance.now();
        const order = shuffled(train.count);
        for (let first = 0; first < train.count; first += batch)
            tf.tidy(() => {
                const chosen = tf.tensor1d(order.subarray(first, first + batch), "int32");
                step(tf.gather(train.images, chosen), tf.gather(train.targets, chosen), chosen.size);
            });
        await net.b2.data();
        seconds.push((performance.now() - begin) / 1000);
    }
    return seconds;
}

async function compare(settings) {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    tf.wasm.setWasmPaths("/node_modules/@tensorflow/tfjs-backend-wasm/dist/");
    await tf.setBackend("wasm");
    if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT")))
        throw new Error("TensorFlow.js found no SIMD");
    const train = await load("train");
    const test = await load("t10k");
    const found = [];
    for (const form of settings.forms) {
        const net = network(settings.hidden);
        const seconds = await epochs_of(form, net, train, settings);
        found.push({ form, seconds, accuracy: accuracy(net, test) });
        Object.values(net).forEach((variable) => variable.dispose());
    }
    return found;
}
