export function VitalsPage() {
  return <h1>VitalsPage</h1>
}
