import { parentPort } from 'node:worker_threads';
import { CryptoRandom } from '../../common/random';
import { ImageDrawing } from '../kinds/image/image-drawing';
import type { DrawTask } from './drawing-pool';

/*
 * Entry of the threads that draw captchas: each message is a task, each answer the bytes of its file.
 */
const image = new ImageDrawing(new CryptoRandom());

const draw: Readonly<Record<DrawTask['kind'], (answer: string) => Uint8Array<ArrayBuffer>>> = {
  image: (answer) => image.draw(answer),
};

parentPort?.on('message', ({ kind, answer }: DrawTask) => {
  const file = draw[kind](answer);
  parentPort?.postMessage(file, [file.buffer]);
});
