// Times Mesa's software rasterizer and meshoptimizer's simplifier on the mesh that the benchmark wrote.
// Usage: peers MESH; prints a line "name,median ms,best ms" each.
#include <GL/osmesa.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <meshoptimizer.h>
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

static std::vector<char> all;
static size_t at = 0;

template <class T> static std::vector<T> take(size_t count) {
    auto first = reinterpret_cast<const T*>(all.data() + at);
    at += count * sizeof(T);
    return std::vector<T>(first, first + count);
}

template <class F> static void measure(const char* name, int runs, F action) {
    std::vector<double> times;
    for (int i = 0; i < runs + 3; i++) {
        auto start = std::chrono::steady_clock::now();
        action();
        std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        if (i >= 3) times.push_back(took.count());
    }
    std::sort(times.begin(), times.end());
    printf("%s,%.2f,%.2f\n", name, times[times.size() / 2], times[0]);
}

int main(int, char** args) {
    FILE* file = fopen(args[1], "rb");
    if (!file) { perror(args[1]); return 1; }
    fseek(file, 0, SEEK_END);
    all.resize(ftell(file));
    rewind(file);
    if (fread(all.data(), 1, all.size(), file) != all.size()) return 1;
    auto head = take<int32_t>(3);
    const size_t vertices = head[0], indexCount = head[1], size = head[2];
    auto positions = take<float>(vertices * 3), normals = take<float>(vertices * 3), uvs = take<float>(vertices * 2), matrix = take<float>(16);
    auto indices = take<uint32_t>(indexCount);
    auto texels = take<uint8_t>(size * size * 3);

    std::vector<uint32_t> simple(indexCount);
    measure("meshoptimizer", 5, [&] {
        meshopt_simplify(simple.data(), indices.data(), indexCount, positions.data(), vertices, 12, 150000, 1.0f, 0, nullptr);
    });

    std::vector<uint32_t> pixels(512 * 512);
    const int attributes[] = { OSMESA_FORMAT, OSMESA_RGBA, OSMESA_DEPTH_BITS, 24, OSMESA_PROFILE, OSMESA_COMPAT_PROFILE, 0 };
    auto context = OSMesaCreateContextAttribs(attributes, nullptr);
    if (!context || !OSMesaMakeCurrent(context, pixels.data(), GL_UNSIGNED_BYTE, 512, 512)) { fprintf(stderr, "no OSMesa context\n"); return 1; }
    fprintf(stderr, "%s, %s\n", glGetString(GL_RENDERER), glGetString(GL_VERSION));
    auto buffer = [](const char* name) { return reinterpret_cast<void (*)()>(OSMesaGetProcAddress(name)); };
    auto genBuffers = reinterpret_cast<PFNGLGENBUFFERSPROC>(buffer("glGenBuffers"));
    auto bindBuffer = reinterpret_cast<PFNGLBINDBUFFERPROC>(buffer("glBindBuffer"));
    auto bufferData = reinterpret_cast<PFNGLBUFFERDATAPROC>(buffer("glBufferData"));
    GLuint names[4];
    genBuffers(4, names);
    auto fill = [&](int i, GLenum target, size_t bytes, const void* data) { bindBuffer(target, names[i]); bufferData(target, bytes, data, GL_STATIC_DRAW); };
    fill(0, GL_ARRAY_BUFFER, positions.size() * 4, positions.data());
    glVertexPointer(3, GL_FLOAT, 0, nullptr);
    fill(1, GL_ARRAY_BUFFER, normals.size() * 4, normals.data());
    glNormalPointer(GL_FLOAT, 0, nullptr);
    fill(2, GL_ARRAY_BUFFER, uvs.size() * 4, uvs.data());
    glTexCoordPointer(2, GL_FLOAT, 0, nullptr);
    fill(3, GL_ELEMENT_ARRAY_BUFFER, indices.size() * 4, indices.data());
    glEnable(GL_DEPTH_TEST);
    glEnable(GL_CULL_FACE);
    glMatrixMode(GL_PROJECTION);
    glLoadMatrixf(matrix.data());
    glEnableClientState(GL_VERTEX_ARRAY);
    auto draw = [&] {
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        glDrawElements(GL_TRIANGLES, (GLsizei)indexCount, GL_UNSIGNED_INT, nullptr);
        glFinish();
    };
    measure("llvmpipe flat", 20, draw);
    glEnableClientState(GL_NORMAL_ARRAY);
    glEnableClientState(GL_TEXTURE_COORD_ARRAY);
    glTexParameteri(GL_TEXTURE_2D, GL_GENERATE_MIPMAP, GL_TRUE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, (GLsizei)size, (GLsizei)size, 0, GL_RGB, GL_UNSIGNED_BYTE, texels.data());
    glEnable(GL_TEXTURE_2D);
    glEnable(GL_LIGHTING);
    // Three lights, as the studio has.
    for (int i = 0; i < 3; i++) glEnable(GL_LIGHT0 + i);
    measure("llvmpipe lit", 20, draw);
    size_t seen = std::count_if(pixels.begin(), pixels.end(), [](uint32_t p) { return (p & 0xffffff) != 0; });
    fprintf(stderr, "%zu pixels drawn\n", seen);
}
