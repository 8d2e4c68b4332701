/** @jsxRuntime automatic @jsxImportSource preact */
import type { ImportedPacket } from '../domain/packets';
import type { Refusal } from '../domain/refusal';
import type { Unit } from '../store/store';
import { itemAddress } from './card';
import { ActorField } from './feedback-cards';
import { Layout, toHtml } from './layout';
import { Problem } from './problem';

export interface PacketPageProps {
	readonly units: readonly Unit[];
	/** 经办人 */
	readonly actor: string;
	/** Chosen before the desk refused it; empty: by the signature. */
	readonly unitId: string;
	readonly problem: Refusal | undefined;
	/** What was just taken in. */
	readonly imported: ImportedPacket | undefined;
	readonly signedIn: boolean;
}

function Imported({ imported }: Pick<PacketPageProps, 'imported'>) {
	if (!imported) return null;
	const { receipt, title, code, replayed } = imported;
	return (
		<div class="alert calm" role="status">
			<p>
				{replayed ? '这份稿件以前已经收下，没有重复收稿：' : '已收下：'}
				<a href={itemAddress(receipt.itemId)}>{title}</a>
			</p>
			<p>
				回执号 {receipt.receiptNo}，核对码 {code}
			</p>
		</div>
	);
}

function Fields({ units, unitId, problem }: PacketPageProps) {
	return (
		<>
			<label class="field">
				<span>报送包文件（.zwxxbao）{problem && '，要重新选一次'}</span>
				<input type="file" name="packet" accept=".zwxxbao" required />
			</label>
			<div class="pair">
				<label class="field">
					<span>口令（导出时没有设口令的不填）</span>
					<input type="password" name="passphrase" maxLength={1000} autocomplete="off" />
				</label>
				<label class="field">
					<span>报送单位</span>
					<select name="unit">
						<option value="">按稿件的署名</option>
						{units.map(({ id, name }) => (
							<option value={id} selected={id === unitId}>
								{name}
							</option>
						))}
					</select>
				</label>
			</div>
		</>
	);
}

export function packetPage(props: PacketPageProps): string {
	const { actor, problem, signedIn } = props;
	return toHtml(
		<Layout title="导入报送包" section="报送包" signedIn={signedIn}>
			<form
				method="post"
				action="/packets"
				encType="multipart/form-data"
				class="card act sheet-form"
			>
				<h1>导入报送包</h1>
				<Imported {...props} />
				<Problem problem={problem} />
				<p class="hint">
					报送包由编辑器“导出报送包”做成，用移动介质带来。同一个包导入几次、又从网上报了，也只收一份。没有设口令的包不能证明是谁做的，请与报送单位电话核对“核对码”。
				</p>
				<Fields {...props} />
				<ActorField actor={actor} />
				<button type="submit">导入</button>
			</form>
		</Layout>,
	);
}
