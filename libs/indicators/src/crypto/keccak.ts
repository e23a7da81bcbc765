/** Keccak-256 as Ethereum means it, before NIST changed its padding; Node has only the later SHA3-256. Reference: keccak.team, "Keccak specifications summary". */

const ROUND_CONSTANTS = [
  0x0000000000000001n,
  0x0000000000008082n,
  0x800000000000808an,
  0x8000000080008000n,
  0x000000000000808bn,
  0x0000000080000001n,
  0x8000000080008081n,
  0x8000000000008009n,
  0x000000000000008an,
  0x0000000000000088n,
  0x0000000080008009n,
  0x000000008000000an,
  0x000000008000808bn,
  0x800000000000008bn,
  0x8000000000008089n,
  0x8000000000008003n,
  0x8000000000008002n,
  0x8000000000000080n,
  0x000000000000800an,
  0x800000008000000an,
  0x8000000080008081n,
  0x8000000000008080n,
  0x0000000080000001n,
  0x8000000080008008n,
];
/** Where π takes the lanes, beginning with lane 1; ρ turns the t-th of them by the t-th triangular number. */
const LANES = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
const RATE = 136;

const turned = (lane: bigint, by: number) => BigInt.asUintN(64, (lane << BigInt(by)) | (lane >> BigInt(64 - by)));

/** In hex, of ASCII text that fits one block of 135 bytes: an address has 40. */
export function keccak256(text: string): string {
  if (text.length >= RATE) throw new RangeError('longer than one block');
  const block = Buffer.alloc(RATE);
  block.write(text, 'latin1');
  block[text.length]! ^= 0x01;
  block[RATE - 1]! ^= 0x80;
  const state = Array.from({ length: 25 }, (_, lane) => (lane < RATE / 8 ? block.readBigUInt64LE(lane * 8) : 0n));
  for (const constant of ROUND_CONSTANTS) permute(state, constant);
  const digest = Buffer.alloc(32);
  for (let lane = 0; lane < 4; lane += 1) digest.writeBigUInt64LE(state[lane]!, lane * 8);
  return digest.toString('hex');
}

function permute(state: bigint[], constant: bigint): void {
  const at = (lane: number) => state[lane]!;
  const column = [0, 1, 2, 3, 4].map((x) => at(x) ^ at(x + 5) ^ at(x + 10) ^ at(x + 15) ^ at(x + 20));
  for (let lane = 0; lane < 25; lane += 1) state[lane] = at(lane) ^ column[(lane + 4) % 5]! ^ turned(column[(lane + 1) % 5]!, 1);
  let moving = at(1);
  LANES.forEach((lane, t) => {
    const next = at(lane);
    state[lane] = turned(moving, (((t + 1) * (t + 2)) / 2) % 64);
    moving = next;
  });
  for (let row = 0; row < 25; row += 5) {
    const lanes = state.slice(row, row + 5);
    for (let x = 0; x < 5; x += 1) state[row + x] = lanes[x]! ^ (BigInt.asUintN(64, ~lanes[(x + 1) % 5]!) & lanes[(x + 2) % 5]!);
  }
  state[0] = at(0) ^ constant;
}
