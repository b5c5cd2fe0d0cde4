/*
 * Cheap solver of captcha pictures that knows the generator: that of solve.py, for machines without scikit-learn. A network of one
 * hidden layer is trained on windows around the centres of characters and on windows between them, slides over fresh pictures,
 * and takes the places that together look most like characters.
 *
 * Usage: solve.mjs FOLDER VIEW SECONDS TESTED (VIEW: grey, or hue, which keeps the commonest hue of each picture)
 * Prints the number of pictures of which it read the whole word.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs-core');
const wasm = require('@tensorflow/tfjs-backend-wasm');

const [HEIGHT, WIDTH] = [35, 100];
/** Half the width of a window, in pixels of the halved picture. */
const HALF = 11;
/** Rows of a window: pairs of the picture's, since WebAssembly is slower than the libraries of scikit-learn. */
const ROWS = Math.ceil(HEIGHT / 2);
const WINDOW = ROWS * (2 * HALF + 1);
/** Least distance of two characters. */
const APART = 10;
const JITTER = 1.5;
/** Least distance of a window between characters from their centres. */
const FAR = 4.5;
const [HIDDEN, BATCH, RATE] = [160, 128, 1.5e-3];
const HUES = 36;

const between = (least, most) => least + Math.random() * (most - least);

/** Darkness of each pixel of a picture of three bytes a pixel. */
function grey(bytes) {
  return Float32Array.from(
    { length: HEIGHT * WIDTH },
    (_, n) => 1 - (bytes[3 * n] + bytes[3 * n + 1] + bytes[3 * n + 2]) / 765,
  );
}

/** Darkness of the pixels whose hue is near the commonest one of the picture. */
function hue(bytes) {
  const pixels = Array.from({ length: HEIGHT * WIDTH }, (_, n) =>
    turnOf(bytes[3 * n] / 255, bytes[3 * n + 1] / 255, bytes[3 * n + 2] / 255),
  );
  const counts = new Float64Array(HUES);
  for (const { turn, colour } of pixels)
    if (colour > 0.15) counts[Math.min(HUES - 1, Math.floor(turn * HUES))] += colour;
  const around = counts.map((count, n) => count + counts[(n + 1) % HUES] + counts[(n + HUES - 1) % HUES]);
  const commonest = (around.indexOf(Math.max(...around)) + 0.5) / HUES;
  return Float32Array.from(pixels, ({ turn, colour, least }) => {
    const away = Math.abs(((((turn - commonest + 0.5) % 1) + 1) % 1) - 0.5);
    return colour > 0.08 ? (1 - least) * Math.min(1, Math.max(0, 1.6 - away * 12)) : 0;
  });
}

/** Hue of a pixel as part of a turn, with its strength of colour and its darkest channel. */
function turnOf(red, green, blue) {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const colour = most - least;
  const safe = Math.max(colour, 1e-6);
  const sixths =
    most === red
      ? ((green - blue) / safe + 6) % 6
      : most === green
        ? (blue - red) / safe + 2
        : (red - green) / safe + 4;
  return { turn: sixths / 6, colour, least };
}

/** Copies the window around a place of a picture, two rows to one; it is empty beyond the edges. */
function copyWindow(picture, place, into, offset) {
  const centre = Math.round(Math.min(WIDTH - 1, Math.max(0, place)));
  for (let row = 0; row < ROWS; row++)
    for (let column = centre - HALF; column <= centre + HALF; column++) {
      const at = 2 * row * WIDTH + column;
      const isInside = column >= 0 && column < WIDTH;
      into[offset++] = isInside ? (picture[at] + (picture[at + WIDTH] ?? 0)) / 2 : 0;
    }
}

/** Random window of a batch: one of a character, or one of three, between characters. */
function randomSample(pictures, words, centres, nothing) {
  const row = Math.floor(Math.random() * pictures.length);
  for (;;) {
    if (Math.random() < 2 / 3) {
      const index = Math.floor(Math.random() * words[row].length);
      return { row, place: centres[row][index] + between(-JITTER, JITTER), shown: words[row][index] };
    }
    const place = between(2, WIDTH - 2);
    if (centres[row].every((centre) => Math.abs(centre - place) > FAR)) return { row, place, shown: nothing };
  }
}

/** Network that tells which character a window shows, `nothing` between characters: a function from windows to scores. */
function train(pictures, words, centres, nothing, isOver) {
  const layer = (from, to) => tf.variable(tf.randomNormal([from, to], 0, Math.sqrt(2 / from)));
  const [first, second] = [layer(WINDOW, HIDDEN), layer(HIDDEN, nothing + 1)];
  const [firstBias, secondBias] = [tf.variable(tf.zeros([HIDDEN])), tf.variable(tf.zeros([nothing + 1]))];
  const hidden = (windows) => tf.relu(tf.add(tf.matMul(windows, first), firstBias));
  const scores = (activations) => tf.add(tf.matMul(activations, second), secondBias);
  const optimizer = tf.train.adam(RATE);
  const windows = new Float32Array(BATCH * WINDOW);
  while (!isOver()) {
    const batch = Array.from({ length: BATCH }, () => randomSample(pictures, words, centres, nothing));
    for (const [n, { row, place }] of batch.entries()) copyWindow(pictures[row], place, windows, n * WINDOW);
    tf.tidy(() => {
      const seen = tf.tensor2d(windows, [BATCH, WINDOW]);
      const activations = hidden(seen);
      const error = errorOf(tf.softmax(scores(activations)), batch, nothing + 1);
      const hiddenError = tf.mul(tf.matMul(error, second, false, true), tf.step(activations));
      optimizer.applyGradients({
        [first.name]: tf.matMul(seen, hiddenError, true),
        [firstBias.name]: tf.sum(hiddenError, 0),
        [second.name]: tf.matMul(activations, error, true),
        [secondBias.name]: tf.sum(error, 0),
      });
    });
  }
  return (windows) => scores(hidden(windows));
}

/** Derivative of the mean cross entropy by the scores. */
function errorOf(chances, batch, kinds) {
  const indices = batch.map(({ shown }) => shown);
  return tf.div(tf.sub(chances, tf.cast(tf.oneHot(indices, kinds), 'float32')), BATCH);
}

/** Characters at the `length` places, apart from each other, that are the most likely ones together. */
function read(network, picture, nothing, length) {
  const windows = new Float32Array(WIDTH * WINDOW);
  for (let place = 0; place < WIDTH; place++) copyWindow(picture, place, windows, place * WINDOW);
  const chances = tf.tidy(() => tf.logSoftmax(network(tf.tensor2d(windows, [WIDTH, WINDOW]))).arraySync());
  const likeliest = chances.map((row) =>
    row.slice(0, nothing).reduce((best, each, n) => (each > row[best] ? n : best), 0),
  );
  const gain = chances.map((row, place) => row[likeliest[place]] - row[nothing]);
  const smooth = gain.map((each, n) => 0.25 * (gain[n - 1] ?? 0) + 0.5 * each + 0.25 * (gain[n + 1] ?? 0));
  const scores = [Array(WIDTH + 1).fill(0)];
  const taken = [[]];
  for (let count = 1; count <= length; count++) {
    scores[count] = [-1e9];
    taken[count] = [false];
    for (let end = 1; end <= WIDTH; end++) {
      const take = smooth[end - 1] + scores[count - 1][Math.max(0, end - APART)];
      taken[count][end] = take > scores[count][end - 1];
      scores[count][end] = Math.max(take, scores[count][end - 1]);
    }
  }
  return placesTaken(taken, length).map((place) => likeliest[place]);
}

function placesTaken(taken, length) {
  const places = [];
  for (let [count, end] = [length, WIDTH]; count > 0; count--, end = Math.max(0, end - APART)) {
    while (end > 0 && !taken[count][end]) end--;
    places.unshift(end - 1);
  }
  return places;
}

async function main([folder, view, seconds, tested]) {
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  await tf.setBackend('wasm');
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
  const bytes = readFileSync(join(folder, 'pictures.bin'));
  const size = HEIGHT * WIDTH * 3;
  const pictures = labels.map((_, n) => ({ grey, hue })[view](bytes.subarray(n * size, (n + 1) * size)));
  const alphabet = [...new Set(labels.flatMap(({ answer }) => [...answer]))].sort();
  const words = labels.map(({ answer }) => [...answer].map((character) => alphabet.indexOf(character)));
  const centres = labels.map((label) => label.centres.map((x) => x / 2));
  const from = labels.length - Number(tested);
  const started = process.cpuUsage();
  const isOver = () => process.cpuUsage(started).user > Number(seconds) * 1e6;
  const network = train(pictures.slice(0, from), words, centres, alphabet.length, isOver);
  let right = 0;
  for (let n = from; n < labels.length; n++) {
    const word = read(network, pictures[n], alphabet.length, words[n].length);
    if (word.join() === words[n].join()) right++;
  }
  console.log(right);
}

await main(process.argv.slice(2));
