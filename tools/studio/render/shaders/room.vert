#version 330
uniform mat4 view_projection;
in vec3 place; in vec3 normal; in vec2 texture_place; in float layer; in vec3 colour; in float glow;
out vec3 P; out vec3 N; out vec3 T; out vec3 C; out float G;
void main() {
  P = place; N = normal; T = vec3(texture_place, layer); C = colour; G = glow;
  gl_Position = view_projection * vec4(place, 1.0);
}
